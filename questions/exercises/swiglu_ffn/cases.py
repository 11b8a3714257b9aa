"""Hidden tests of swiglu. Gates lie within a few units of 0, where the activations differ clearly."""

import numpy as np

from drill.judge.case import BFloat16, Case
from drill.text import Text


def cases(rng):
    x, g, u = np.array([[1.0, 2.0]]), np.array([[1.0, -1.0], [0.0, 1.0]]), np.array([[4.0, 1.0], [-1.0, 2.0]])
    yield Case(
        Text("one token, D=F=2", "一个 token，D=F=2"),
        args=(x, g, u, np.array([[1.0, 0.0], [2.0, 1.0]])),
        grad=(x, g, u),
    )
    for shape, f in (((3, 5), 7), ((5,), 9), ((2, 3, 4), 11), ((4, 4), 4), ((1, 1), 3)):
        x, *weights = draw(rng, shape, f)
        yield Case(f"x {shape}, F={f}", args=(x, *weights), grad=(x, *weights))
    x, *weights = draw(rng, (4, 6, 3), 5)
    x = x.swapaxes(0, 1)
    yield Case(Text("transposed, not contiguous", "转置后内存不连续"), args=(x, *weights), grad=(x, *weights))
    x, *weights = draw(rng, (3, 4), 6)
    yield Case(Text("gates up to ±50", "门的输入达 ±50"), args=(20.0 * x, *weights))
    x, *weights = (array.astype(np.float32) for array in draw(rng, (6, 5), 9))
    yield Case("float32", args=(x, *weights), grad=(x, *weights))
    yield Case("bfloat16", args=tuple(BFloat16(array.astype(np.float32)) for array in draw(rng, (4, 6), 8)))


def draw(rng, shape, f):
    """x with entries near ±1, and weights that keep the variance."""
    d = shape[-1]
    x = rng.uniform(0.5, 1.5, shape) * rng.choice([-1.0, 1.0], shape)
    return (
        x,
        rng.normal(size=(d, f)) / np.sqrt(d),
        rng.normal(size=(d, f)) / np.sqrt(d),
        rng.normal(size=(f, d)) / np.sqrt(f),
    )
