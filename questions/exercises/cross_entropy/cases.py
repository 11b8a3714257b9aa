"""Hidden tests of cross_entropy.

Ordinary logits stay within [-2, 2], so every probability is above 0.002 and no clamp acts there; the cases with large
gaps show it. The case that a batch-wide shift breaks has no large gap within a row.
"""

import numpy as np

from drill.judge.case import Case
from drill.text import Text


def cases(rng):
    x = np.array([[0.0, 1.0, 2.0], [3.0, 1.0, 2.0]])
    yield Case(Text("two rows, mean", "两行，取均值"), args=(x, np.array([2, 1])), grad=(x,))
    for reduction in ("none", "sum"):
        x, t = draw(rng, 7, 5)
        name = f'reduction="{reduction}"'
        yield Case(Text(name, name), args=(x, t), kwargs={"reduction": reduction}, grad=(x,))
    x, t = draw(rng, 4, 4)
    yield Case(Text("as many rows as classes", "样本数等于类别数"), args=(x, t), grad=(x,))
    yield from weighted(rng)
    yield from ignoring(rng)
    yield from extreme(rng)
    yield from small(rng)


def weighted(rng):
    w = np.array([1.0, 5.0, 2.0])
    for reduction in ("mean", "none", "sum"):
        x, t = rng.uniform(-2.0, 2.0, (4, 3)), np.array([1, 2, 1, 0])
        yield Case(
            Text(f'class weights 1, 5, 2, reduction="{reduction}"', f'类别权重 1、5、2，reduction="{reduction}"'),
            args=(x, t),
            kwargs={"weight": w, "reduction": reduction},
            grad=(x,),
        )


def ignoring(rng):
    for reduction in ("mean", "none", "sum"):
        x, t = draw(rng, 6, 4)
        t[[1, 4]] = -100
        yield Case(
            Text(
                f'two of six targets ignored, reduction="{reduction}"', f'6 个标签中忽略 2 个，reduction="{reduction}"'
            ),
            args=(x, t),
            kwargs={"reduction": reduction},
            grad=(x,),
            reveals=("ignored_as_class", "ignored_count") if reduction == "mean" else "ignored_as_class",
        )
    x, t = rng.uniform(-2.0, 2.0, (5, 3)), np.array([-1, 2, 0, -1, 1])  # the last class is no target to ignore
    both = ("ignored_as_class", "ignore_hardcoded")
    yield Case("ignore_index=-1", args=(x, t), kwargs={"ignore_index": -1}, grad=(x,), reveals=(*both, "ignored_count"))
    for reduction in ("mean", "sum"):
        x, t = rng.uniform(-2.0, 2.0, (5, 3)), np.array([0, 2, 0, 1, 2])
        yield Case(
            Text(
                f'ignore_index=0, a real class, reduction="{reduction}"',
                f'ignore_index=0（真实类别），reduction="{reduction}"',
            ),
            args=(x, t),
            kwargs={"ignore_index": 0, "reduction": reduction},
            grad=(x,),
            reveals=(*both, "ignored_count") if reduction == "mean" else both,
        )
    w = np.array([3.0, 0.5, 2.0, 7.0])
    x, t = rng.uniform(-2.0, 2.0, (6, 4)), np.array([3, -100, 1, 2, -100, 1])
    yield Case(
        Text("weights and ignored targets, mean", "权重加忽略标签，取均值"),
        args=(x, t),
        kwargs={"weight": w},
        grad=(x,),
        reveals=("ignored_as_class", "ignored_count", "weight_mean"),
    )


def extreme(rng):
    x, t = draw(rng, 3, 4)
    x[np.arange(3), t] -= 700.0  # exp(-705) is still a normal float64: only a clamp breaks here
    yield Case(
        Text("confident and wrong: a gap of 700", "自信地错：logit 相差 700"),
        args=(x, t),
        kwargs={"reduction": "none"},
        grad=(x,),
        reveals="clamp",
    )
    gap = ("clamp", "log_of_softmax")
    x = np.array([[0.0, 1000.0, -50.0]])
    yield Case(
        Text("logits 0, 1000, -50, target 0", "logits 为 0、1000、-50，标签 0"), args=(x, np.array([0])), reveals=gap
    )
    x = np.array([[0.0, 1.0], [1000.0, 1001.0]])
    yield Case(
        Text("rows (0, 1) and (1000, 1001)", "两行：(0, 1) 与 (1000, 1001)"),
        args=(x, np.array([0, 0])),
        kwargs={"reduction": "none"},
        grad=(x,),
        reveals=("global_max", "no_shift"),
    )
    x = rng.uniform(-1e4, 5e3, (5, 6))
    x[:, 2] = 1e4  # every row has the same maximum, and it is not the target's
    yield Case(
        Text("logits up to ±10000", "logits 达 ±10000"),
        args=(x, np.array([0, 1, 3, 4, 5])),
        kwargs={"reduction": "sum"},
        grad=(x,),
        reveals=gap,
    )
    x, t = draw(rng, 3, 4)
    x[np.arange(3), t] -= 200.0
    yield Case(
        Text("float32, a gap of 200", "float32，logit 相差 200"),
        args=(x.astype(np.float32), t),
        kwargs={"reduction": "none"},
        reveals=gap,
    )


def small(rng):
    x, t = draw(rng, 1, 5)
    yield Case(Text("one row", "只有一行"), args=(x, t), grad=(x,))
    x, t = draw(rng, 3, 1)
    yield Case(
        Text("one class: loss 0", "只有一个类别：损失为 0"),
        args=(x, t),
        kwargs={"reduction": "none"},
        grad=(x,),
        reveals="clamp",
    )
    x, t = draw(rng, 9, 7)
    t[3] = -100
    x32 = x.astype(np.float32)
    yield Case(
        Text("float32, weights, one ignored", "float32，带权重，忽略一个"),
        args=(x32, t),
        kwargs={"weight": np.linspace(0.5, 3.0, 7, dtype=np.float32)},
        grad=(x32,),
        reveals=("ignored_as_class", "ignored_count", "weight_mean"),
    )
    x, t = draw(rng, 6, 10)
    strided = x[:, ::2]
    yield Case(
        Text("non-contiguous logits", "内存不连续的 logits"),
        args=(strided, t % 5),
        kwargs={"reduction": "none"},
        grad=(strided,),
    )


def draw(rng, n, c):
    """Ordinary logits (n, c), and targets that differ where they can."""
    return rng.uniform(-2.0, 2.0, (n, c)), rng.permutation(np.arange(n) % c)
