"""Hidden tests of batch_norm_backward. dy is random with a mean of its own: for constant dy, dx is 0 whatever one does."""

import numpy as np

from drill.judge.case import Case
from drill.text import Text


def cases(rng):
    x, dy = np.array([[0.0], [0.0], [4.0], [4.0]]), np.array([[3.0], [0.0], [0.0], [6.0]])
    yield Case(Text("one channel by hand, eps=5", "可手算的单通道，eps=5"), args=(dy, x, np.array([36.0]), 5.0))
    for shape in ((5, 3), (4, 4), (3, 7), (3, 2, 4, 5), (2, 3, 1, 6), (3, 3, 3, 3), (1, 4, 3, 2)):
        yield Case(f"{shape}", args=draw(rng, shape))
    dy, x, gamma = draw(rng, (6, 4))
    name = Text("inputs around 3e-3: eps matters", "输入约 3e-3：eps 的作用很大")
    yield Case(name, args=(dy, 3e-3 * x, gamma))
    yield Case("eps=0.1", args=(*draw(rng, (4, 3, 2, 2)), 0.1))
    dy, x, gamma = draw(rng, (5, 3))
    x[:, 1] = 2.0
    yield Case(Text("a constant channel", "有一个通道是常数"), args=(dy, x, gamma))
    dy, x, gamma = draw(rng, (3, 4, 5, 2))
    dy, x = (array.transpose(0, 3, 1, 2) for array in (dy, x))
    name = Text("channels last in memory", "内存中通道在最后（channels last）")
    yield Case(name, args=(dy, x, gamma[:2]))
    yield Case("float32", args=tuple(array.astype(np.float32) for array in draw(rng, (4, 3, 2, 3))))


def draw(rng, shape):
    """dy and x with an offset in every channel, and gamma away from 0 and 1."""
    c = shape[1]
    channel = (c, *(1 for _ in shape[2:]))
    dy, x = (rng.normal(size=shape) + rng.uniform(0.5, 1.5, channel) for _ in range(2))
    return dy, x, rng.choice([-1.0, 1.0], c) * rng.uniform(1.2, 2.5, c)
