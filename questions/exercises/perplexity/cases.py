"""Hidden tests of perplexity.

Lengths differ wherever there is a mask, and every sentence has a token that counts, so that a mean of per-sentence
values is a number. float32 stays far below exp's overflow.
"""

import numpy as np

from drill.judge.case import Case
from drill.text import Text


def cases(rng):
    x = np.array([[[1.0, 2.0, 3.0], [3.0, 1.0, 0.0]]])
    yield Case(Text("one sentence of two tokens", "一句话，两个 token"), args=(x, np.array([[2, 1]])))
    yield Case(
        Text("uniform over 5 words gives 5", "5 个词均匀分布，结果为 5"), args=(np.zeros((2, 3, 5)), ids(rng, 2, 3, 5))
    )
    x, t = draw(rng, 3, 6, 4)
    yield Case(Text("no mask", "不带 mask"), args=(x, t))
    x, t = draw(rng, 2, 5, 7)
    yield Case(Text("a mask of ones", "mask 全为 True"), args=(x, t, np.ones((2, 5), dtype=bool)))
    yield from masked(rng)
    yield from extreme(rng)
    x, t = draw(rng, 3, 7, 5)
    yield Case("float32", args=(x.astype(np.float32), t, lengths([7, 2, 5], 7)))
    x, t = draw(rng, 2, 3, 4)
    yield Case(
        Text("no token counts: illegal", "没有参与计算的 token：不合法"),
        args=(x, t, np.zeros((2, 3), dtype=bool)),
        raises=True,
    )


def masked(rng):
    x, t = draw(rng, 2, 10, 4)
    x[1, np.arange(10), t[1]] -= 3.0  # the short sentence is the hard one
    name = Text("sentences of 10 and 2 tokens", "两句话，长 10 和 2")
    yield Case(name, args=(x, t, lengths([10, 2], 10)))
    x, t = draw(rng, 4, 4, 4)
    name = Text("B = T = V, lengths 1 to 4", "B = T = V，长度 1 到 4")
    yield Case(name, args=(x, t, lengths([2, 4, 1, 3], 4)))
    x, t = draw(rng, 3, 5, 6)
    mask = np.array([[0, 1, 1, 0, 1], [0, 0, 0, 1, 0], [1, 1, 0, 1, 1]], dtype=bool)
    yield Case(Text("a mask with gaps", "不连续的 mask"), args=(x, t, mask))
    x, t = draw(rng, 1, 4, 3)
    mask = np.array([[False, False, True, False]])
    yield Case(Text("one token counts", "只有一个 token 参与计算"), args=(x, t, mask))


def extreme(rng):
    x, t = draw(rng, 1, 2000, 3)
    yield Case(Text("2000 tokens", "2000 个 token"), args=(x, t), reveals="product")
    x, t = draw(rng, 2, 5, 4)
    x[0, 2, t[0, 2]] -= 50.0
    yield Case(Text("one token 50 nats deep", "有一个 token 深达 50 nat"), args=(x, t), reveals="clamp")
    x, t = draw(rng, 2, 5, 4)
    x[1, 3, t[1, 3]] -= 1000.0
    name = Text("one token 1000 nats deep", "有一个 token 深达 1000 nat")
    yield Case(name, args=(x, t), reveals=("clamp", "log_of_softmax", "product"))
    x, t = draw(rng, 2, 3, 4)
    x[0] += 1000.0
    yield Case(Text("logits around 1000", "logits 在 1000 附近"), args=(x, t))
    x = np.array([[[0.0, 1000.0]]])
    yield Case(Text("beyond the largest float: inf", "超出浮点数上限：inf"), args=(x, np.array([[0]])))


def ids(rng, *sizes):
    """Token ids, sizes being (B, T, V)."""
    b, n, v = sizes
    return rng.permutation(np.arange(b * n) % v).reshape(b, n)


def draw(rng, b, n, v):
    """Ordinary logits (B, T, V) and target ids (B, T)."""
    return rng.uniform(-2.0, 2.0, (b, n, v)), ids(rng, b, n, v)


def lengths(sizes, n):
    """Masks of the first so many tokens of each row."""
    return np.arange(n) < np.array(sizes)[:, None]
