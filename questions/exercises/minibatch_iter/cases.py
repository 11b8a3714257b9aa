"""Hidden tests of minibatch_iter.

Batches may come from a generator or a list, so they are collected beside the submission. Where the order is random, only
what every correct order has in common is looked at: sizes, which indices occur, and how two epochs compare.
"""

import numpy as np

from drill.judge.case import Case, Doubt, Rng, Run
from drill.judge.significance import expect_different, expect_equal, expect_share, expect_uncorrelated
from drill.text import Text

SIZES = """
    def sizes(n, batch_size, drop_last, rng):
        batches = list(minibatches(n, batch_size, drop_last=drop_last, rng=rng))
        arrays = all(isinstance(b, np.ndarray) and b.ndim == 1 and b.dtype.kind in "iu" for b in batches)
        lengths = [len(b) for b in batches]
        return {"number of batches": len(batches), "size of the first": max(lengths[:1], default=0),
                "size of the last": max(lengths[-1:], default=0), "1-D integer arrays": arrays}
"""
# -1 fills up what is missing, so that its shape is always the same.
EPOCHS = """
    def epochs(n, batch_size, drop_last, *rngs):
        orders = np.full((len(rngs), n), -1)
        for order, rng in zip(orders, rngs):
            flat = np.concatenate([*minibatches(n, batch_size, drop_last=drop_last, rng=rng)] or [np.empty(0, int)])[:n]
            order[: len(flat)] = flat
        return orders
"""
IN_ORDER = """
    def in_order(n, batch_size, drop_last, rng):
        batches = list(minibatches(n, batch_size, shuffle=False, drop_last=drop_last, rng=rng))
        return ", ".join(str(np.asarray(b).tolist()) for b in batches)
"""
EPOCH, ORDER = Text("an epoch", "一个 epoch"), Text("the order of an epoch", "一个 epoch 的顺序")


def cases(rng):
    yield in_order(7, 3, drop_last=False)
    yield in_order(7, 3, drop_last=True)
    yield in_order(6, 2, drop_last=False, generator=Rng(4))
    for n, batch_size, drop_last in ((1003, 10, False), (1003, 10, True), (12, 4, True), (5, 8, False), (5, 8, True)):
        yield sizes(n, batch_size, drop_last)
    yield sizes(0, 4, drop_last=False)
    seed = int(rng.integers(2**31))
    yield shuffled(1003, 10, seed)
    yield dropped(1003, 10, seed)
    for batch_size in (0, -3):
        name = Text(f"batch_size={batch_size}: illegal", f"batch_size={batch_size}：不合法")
        source = "lambda n, b: list(minibatches(n, b, shuffle=False))"
        yield Case(name, steps=[Run(source, (10, batch_size))], raises=True)


def in_order(n, batch_size, *, drop_last, generator=None):
    wanted = [list(range(i, min(i + batch_size, n))) for i in range(0, n, batch_size)]
    wanted = [batch for batch in wanted if len(batch) == batch_size or not drop_last]

    def check(values):
        right = ", ".join(map(str, wanted))
        if values[0] == right:
            return None
        inside, found = sorted(right), sorted(values[0])
        message = Text(f"the batches are {values[0]}; should be {right}", f"各批为 {values[0]}；应为 {right}")
        return Doubt("order" if inside == found else f"batches {values[0]}", message)

    given = Text(", rng given", "，传入 rng") if generator else Text("", "")
    name = Text(
        f"shuffle=False, n={n}, batch_size={batch_size}, drop_last={drop_last}{given.en}",
        f"shuffle=False，n={n}，batch_size={batch_size}，drop_last={drop_last}{given.zh}",
    )
    return Case(name, steps=[Run(IN_ORDER, (n, batch_size, drop_last, generator))], check=check)


def sizes(n, batch_size, drop_last):
    name = Text(
        f"sizes: n={n}, batch_size={batch_size}, drop_last={drop_last}",
        f"批的大小：n={n}，batch_size={batch_size}，drop_last={drop_last}",
    )
    return Case(name, steps=[Run(SIZES, (n, batch_size, drop_last, Rng(11)))])


def shuffled(n, batch_size, seed):
    """Two epochs on one generator, a third on another one of the same seed."""

    def check(values):
        first, second, twin = values[0]
        return (
            occurrences(first, n)
            or expect_different(first, np.arange(n), of=ORDER, label="unshuffled")
            or expect_uncorrelated(first, np.arange(n), of=ORDER, label="position")
            # Two neighbours stand side by side about once in an epoch.
            or expect_share(np.diff(first) == 1, 1 / n, of=Text("neighbours", "相邻的编号"), label="blocks")
            or expect_different(first, second, of=ORDER)
            or expect_equal(first, twin, of=ORDER)
        )

    one, other = Rng(seed), Rng(seed)
    name = Text(f"three epochs, n={n}, batch_size={batch_size}", f"三个 epoch，n={n}，batch_size={batch_size}")
    return Case(name, steps=[Run(EPOCHS, (n, batch_size, False, one, one, other))], check=check)


def occurrences(order, n):
    found = np.bincount(order[order >= 0], minlength=n)
    if (order >= n).any() or (order < -1).any():
        return Doubt("outside", Text(f"indices lie outside 0 to {n - 1}", f"有编号不在 0 到 {n - 1} 之内"))
    if (found > 1).any():
        twice = int(np.argmax(found > 1))
        return Doubt("repeated", Text(f"index {twice} occurs {found[twice]} times", f"编号 {twice} 出现了 {found[twice]} 次"))
    if (order < 0).any():
        left = int(np.sum(order < 0))
        return Doubt("missing", Text(f"{left} of {n} indices never occur", f"{n} 个编号中有 {left} 个没有出现"))
    return None


def dropped(n, batch_size, seed):
    """What is dropped is at the end of the order, not at the end of the data: it differs from epoch to epoch."""
    full = n - n % batch_size

    def check(values):
        first, second = values[0]
        short = [occurrences(order[:full], n) for order in (first, second)]
        doubt = next((one for one in short if one), None)
        if doubt is None and (first[full:] >= 0).any():
            doubt = Doubt("tail kept", Text("the incomplete batch is there", "不完整的一批没有被丢弃"))
        lost = np.isin(np.arange(full, n), [*first, *second], invert=True)
        if doubt is None and lost.all():
            message = Text(f"indices {full} to {n - 1} are always dropped", f"被丢弃的总是编号 {full} 到 {n - 1}")
            doubt = Doubt("tail", message)
        return doubt

    one = Rng(seed)
    name = Text(f"two epochs, drop_last=True, n={n}", f"两个 epoch，drop_last=True，n={n}")
    return Case(name, steps=[Run(EPOCHS, (n, batch_size, True, one, one))], check=check)
