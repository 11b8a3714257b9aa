"""Hidden tests of smoothed_cross_entropy.

Ordinary logits stay within [-2, 2]: no clamp acts there, and the uniform part differs clearly from the hard one.
"""

import numpy as np

from drill.judge.case import Case
from drill.text import Text

GAP = ("clamp", "log_of_softmax")


def cases(rng):
    x = np.array([[0.0, 1.0, 2.0], [3.0, 1.0, 2.0]])
    yield Case(Text("two rows, smoothing 0.1", "两行，smoothing 为 0.1"), args=(x, np.array([2, 1])), grad=(x,))
    yield from smoothings(rng)
    yield from ignoring(rng)
    yield from extreme(rng)
    x, t = draw(rng, 6, 10)
    x = x[:, ::2]
    yield Case(Text("non-contiguous logits", "内存不连续的 logits"), args=(x, t % 5), grad=(x,))
    x, t = draw(rng, 9, 7)
    x = x.astype(np.float32)
    t[3] = -100
    yield Case(
        Text("float32, one ignored", "float32，忽略一个"),
        args=(x, t),
        kwargs={"smoothing": 0.2},
        grad=(x,),
        reveals="ignored_as_class",
    )


def smoothings(rng):
    for n, c, smoothing in ((7, 5, 0.1), (4, 4, 0.3), (5, 2, 0.25), (1, 6, 0.1), (4, 3, 0.0), (4, 3, 1.0)):
        x, t = draw(rng, n, c)
        yield Case(f"N={n}, C={c}, smoothing={smoothing}", args=(x, t), kwargs={"smoothing": smoothing}, grad=(x,))


def ignoring(rng):
    x, t = draw(rng, 6, 4)
    t[[1, 4]] = -100
    yield Case(
        Text("two of six targets ignored", "6 个标签中忽略 2 个"),
        args=(x, t),
        kwargs={"smoothing": 0.2},
        grad=(x,),
        reveals="ignored_as_class",
    )
    both = ("ignored_as_class", "ignore_hardcoded")
    x, t = draw(rng, 5, 3)
    t[[0, 3]] = -1
    yield Case("ignore_index=-1", args=(x, t), kwargs={"ignore_index": -1, "smoothing": 0.2}, grad=(x,), reveals=both)
    x, t = rng.uniform(-2.0, 2.0, (5, 3)), np.array([0, 2, 0, 1, 2])
    name = Text("ignore_index=0, a real class", "ignore_index=0（真实类别）")
    yield Case(name, args=(x, t), kwargs={"ignore_index": 0, "smoothing": 0.2}, grad=(x,), reveals=both)


def extreme(rng):
    x, t = draw(rng, 3, 4)
    x[np.arange(3), t] -= 600.0  # exp(-604) is still a normal float64: only a clamp breaks here
    yield Case(Text("a gap of 600", "logit 相差 600"), args=(x, t), grad=(x,), reveals="clamp")
    x = np.array([[0.0, 1000.0, -50.0]])
    name = Text("logits 0, 1000, -50, target 1", "logits 为 0、1000、-50，标签 1")
    yield Case(name, args=(x, np.array([1])), grad=(x,), reveals=GAP)
    x = rng.uniform(-1e4, 5e3, (5, 6))
    x[:, 2] = 1e4  # every row has the same maximum, and it is not the target's
    name = Text("logits up to ±10000", "logits 达 ±10000")
    yield Case(name, args=(x, np.array([0, 1, 3, 4, 5])), grad=(x,), reveals=GAP)
    x = np.array([[0.0, 1.0, 3.0], [1000.0, 1001.0, 999.0]])
    name = Text("rows around 0 and around 1000", "两行分别在 0 和 1000 附近")
    yield Case(name, args=(x, np.array([0, 2])), kwargs={"smoothing": 0.3}, grad=(x,))


def draw(rng, n, c):
    """Ordinary logits (n, c), and targets that differ where they can."""
    return rng.uniform(-2.0, 2.0, (n, c)), rng.permutation(np.arange(n) % c)
