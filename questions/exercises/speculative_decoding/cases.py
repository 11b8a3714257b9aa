"""Hidden tests of speculative_decoding.

What must come out is certain in the first cases: p and q that agree, or exclude each other. In the rest, a share that is
wrong is off by so much that no draw hides it, or by so little that none shows it.
"""

import numpy as np

from drill.judge.case import Case, Doubt, Rng, Run
from drill.judge.significance import expect_different, expect_equal, expect_frequencies, expect_share
from drill.text import Text

# Draws with one draft, or with drafts drawn from q. Rows are padded with -1 and cut to k + 2, so that shapes agree.
MANY = """
    def many(p, q, drafts, rng):
        width = len(q) + 2
        rows = [[int(token) for token in accept_or_resample(p, q, draft, rng)] for draft in drafts]
        return np.array([(row + [-1] * width)[:width] for row in rows])
"""
FIRST, LENGTH = Text("the first token", "第一个 token"), Text("the number of tokens", "token 的个数")


def cases(rng):
    yield from certain()
    yield bonus(rng)
    yield accepted(rng)
    yield rejected(rng)
    yield zeros(rng)
    yield whole_law(rng)
    yield seeds(rng)


def certain():
    """p, q: tokens that have all the mass, or laws; one answer is possible."""
    for name, p, q, draft, wanted in (
        (Text("p = q: all accepted, then a bonus token", "p = q：全部接受，再加一个"), [0, 2, 1], [0, 2], [0, 2], [0, 2, 1]),
        (Text("the first is rejected", "第一个就被拒绝"), [2, 1, 0], [0, 1], [0, 1], [2]),
        (Text("the second is rejected", "第二个被拒绝"), [1, 0, 2, 2], [1, 2, 2], [1, 2, 2], [1, 0]),
        (Text("k = 1, rejected", "k = 1，被拒绝"), [1, 2], [0], [0], [1]),
    ):
        args = (np.eye(3)[p], np.eye(3)[q], np.tile(draft, (60, 1)), Rng(7))
        yield Case(name, steps=[Run(MANY, args)], check=exactly(wanted))


def exactly(wanted):
    def check(values):
        found = sorted({tuple(int(token) for token in row if token >= 0) for row in values[0]})
        wrong = [row for row in found if row != tuple(wanted)]
        if not wrong:
            return None
        message = Text(f"the tokens are {list(wrong[0])}, should be {wanted}", f"token 为 {list(wrong[0])}，应为 {wanted}")
        return Doubt(f"tokens {found}", message)

    return check


def bonus(rng):
    """Accepted for certain, since p > q at the drafted token; then the bonus token can only be 3."""
    p, q = np.array([[0.75, 0.0, 0.25, 0.0], [0.0, 0.0, 0.0, 1.0]]), np.array([[0.5, 0.5, 0.0, 0.0]])

    def check(values):
        second = values[0][:, 1]
        message = Text("after an accepted draft comes a token of p[k], here 3", "全部接受之后应从 p[k] 抽一个，这里只能是 3")
        return None if (second == 3).all() else Doubt(f"bonus from {sorted(set(second.tolist()))}", message)

    args = (p, q, np.zeros((200, 1), dtype=int), fresh(rng))
    return Case(Text("the law of the bonus token", "最后一个 token 的分布"), steps=[Run(MANY, args)], check=check)


def accepted(rng):
    """Drafted too often: accepted with p/q = 1/3, else 1 or 2 with equal chances."""
    p, q = np.array([[0.2, 0.5, 0.3], [0.0, 0.0, 1.0]]), np.array([[0.6, 0.3, 0.1]])

    def check(values):
        return expect_frequencies(values[0][:, 0], [1 / 3, 1 / 3, 1 / 3], of=FIRST, label="first")

    args = (p, q, np.zeros((2000, 1), dtype=int), fresh(rng))
    name = Text("p = (.2 .5 .3), q = (.6 .3 .1), draft 0", "p = (.2 .5 .3)，q = (.6 .3 .1)，草稿为 0")
    return Case(name, steps=[Run(MANY, args)], check=check)


def rejected(rng):
    """The residual has one token; k = 2, and what follows a rejection must be nothing."""
    p = np.array([[0.02, 0.48, 0.5], [0.2, 0.2, 0.6], [1.0, 0.0, 0.0]])
    q = np.array([[0.1, 0.48, 0.42], [0.2, 0.2, 0.6]])

    def check(values):
        rows = values[0]
        kept, length = rows[:, 0] == 0, np.sum(rows >= 0, axis=1)
        wrong = length[~kept] != 1
        if wrong.any():
            strange = int(length[~kept][wrong][0])
            message = Text(f"after a rejection there are {strange} tokens, should be 1", f"拒绝之后共有 {strange} 个 token，应为 1 个")
            return Doubt(f"length {strange} after a rejection", message)
        return expect_frequencies(rows[:, 0], [0.2, 0.0, 0.8], of=FIRST, label="first") or expect_share(
            length[kept] == 3, 1.0, of=Text("three tokens", "三个 token"), label="length"
        )

    args = (p, q, np.tile([0, 2], (800, 1)), fresh(rng))
    name = Text("p = (.02 .48 .5), q = (.1 .48 .42), draft 0", "p = (.02 .48 .5)，q = (.1 .48 .42)，草稿为 0")
    return Case(name, steps=[Run(MANY, args)], check=check)


def zeros(rng):
    """Disjoint supports: always rejected, and drawn from p."""
    p, q = np.array([[0.0, 0.7, 0.0, 0.3], [0.25, 0.25, 0.25, 0.25]]), np.array([[0.6, 0.0, 0.4, 0.0]])

    def check(values):
        return expect_frequencies(values[0][:, 0], p[0], of=FIRST, label="first")

    args = (p, q, np.tile([[0], [2]], (300, 1)), fresh(rng))
    return Case(Text("p and q exclude each other", "p 与 q 互斥"), steps=[Run(MANY, args)], check=check)


def whole_law(rng):
    """With drafts from q, every token that is there follows p."""
    p = np.array([[0.5, 0.4, 0.1], [0.0, 0.5, 0.5], [1.0, 0.0, 0.0]])
    q = np.array([[0.9, 0.0, 0.1], [0.0, 0.0, 1.0]])
    drafts = np.stack([rng.choice(3, 800, p=law) for law in q], axis=1)

    def check(values):
        rows = values[0]
        laws = [(rows[:, i][rows[:, i] >= 0], p[i]) for i in range(3)]
        found = (
            expect_frequencies(drawn, law, of=Text(f"token {i + 1}", f"第 {i + 1} 个 token"), label=f"token {i}")
            for i, (drawn, law) in enumerate(laws)
            if len(drawn)
        )
        return next((doubt for doubt in found if doubt), None)

    name = Text("drafts from q: all tokens follow p", "草稿取自 q：各 token 服从 p")
    return Case(name, steps=[Run(MANY, (p, q, drafts, fresh(rng)))], check=check)


def seeds(rng):
    p, q = rng.dirichlet(np.ones(5), 4), rng.dirichlet(np.ones(5), 3)
    drafts = np.stack([rng.choice(5, 60, p=law) for law in q], axis=1)
    seed = int(rng.integers(2**31))
    one, other = Rng(seed), Rng(seed)

    def check(values):
        first, again, twin = values
        return expect_different(first, again) or expect_equal(first, twin)

    steps = [Run(MANY, (p, q, drafts, g)) for g in (one, one, other)]
    return Case(Text("generators of equal seed", "种子相同的生成器"), steps=steps, check=check)


def fresh(rng):
    return Rng(int(rng.integers(2**31)))
