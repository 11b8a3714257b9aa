"""Hidden tests of rms_norm."""

import numpy as np

from drill.judge.case import BFloat16, Case
from drill.text import Text


def cases(rng):
    x = np.array([[2.0, -2.0, 2.0, 2.0], [6.0, 2.0, -2.0, 0.0]])
    w = np.array([3.0, 3.0, 6.0, 1.5])
    yield Case(Text("two rows by hand, eps=5", "可手算的两行，eps=5"), args=(x, w, 5.0), grad=(x, w))
    yield from shapes(rng)
    yield from scales(rng)
    yield from precision(rng)


def shapes(rng):
    for shape in ((7,), (5, 16), (3, 5, 7), (4, 4, 4), (3, 1)):
        x, w = draw(rng, shape)
        yield Case(f"{shape}", args=(x, w), grad=(x, w))
    x, w = draw(rng, (5, 3, 7))
    x = x.swapaxes(0, 1)
    yield Case(Text("transposed, not contiguous", "转置后内存不连续"), args=(x, w), grad=(x, w))


def scales(rng):
    x, w = draw(rng, (4, 8))
    x *= 1e-3
    yield Case(Text("inputs around 1e-3: eps matters", "输入约 1e-3：eps 的位置很关键"), args=(x, w), grad=(x, w))
    x, w = draw(rng, (4, 9))
    yield Case("eps=0.25", args=(x, w, 0.25), grad=(x, w))
    x, w = draw(rng, (3, 8))
    x[1] = 0.0
    yield Case(Text("a zero vector gives zeros", "零向量的结果为零"), args=(x, w))


def precision(rng):
    x, w = (array.astype(np.float32) for array in draw(rng, (6, 11)))
    yield Case("float32", args=(x, w), grad=(x, w))
    x, w = draw(rng, (4, 6))
    name = Text("float64 around 1e30", "float64，量级 1e30")
    yield Case(name, args=(1e30 * x, w), reveals="single_always")
    x, w = (array.astype(np.float16) for array in draw(rng, (5, 12)))
    yield Case("float16", args=(x, w))
    x, w = draw(rng, (5, 12))
    x[:, 0] = 2.0  # 600 squared is beyond float16 in every row
    x, w = (300.0 * x).astype(np.float16), w.astype(np.float16)
    yield Case(Text("float16 around 300", "float16，量级 300"), args=(x, w), reveals="no_upcast")
    x, w = (array.astype(np.float32) for array in draw(rng, (4, 16)))
    yield Case("bfloat16", args=(BFloat16(x), BFloat16(w)), frameworks=("torch",))


def draw(rng, shape):
    """x of the given shape with a mean of its own in every row, no entry near 0; weight away from 0 and 1."""
    d = shape[-1]
    x = rng.uniform(0.3, 2.0, shape) * rng.choice([-1.0, 1.0], shape) + rng.uniform(0.4, 0.8, (*shape[:-1], 1))
    return x, rng.choice([-1.0, 1.0], d) * rng.uniform(1.2, 2.5, d)
