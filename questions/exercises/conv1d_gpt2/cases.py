"""Hidden tests of conv1d. Where sizes coincide, a wrong axis goes unnoticed but for the numbers."""

import numpy as np

from drill.judge.case import Case
from drill.text import Text

RANK = "rank_3_only"


def cases(rng):
    x, w, b = np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[1.0, 2.0], [3.0, 5.0]]), np.array([10.0, 20.0])
    yield Case(
        Text("two positions, nin = nout = 2", "两个位置，nin = nout = 2"), args=(x, w, b), grad=(x, w, b), reveals=RANK
    )
    for shape, nout in (((2, 5, 3), 4), ((2, 4, 4), 4), ((3, 6, 4), 6), ((1, 1, 3), 5), ((3, 3, 3), 3)):
        yield make(rng, shape, nout)
    for shape, nout in (((3,), 5), ((4,), 4), ((7, 3), 5), ((2, 3, 5, 4), 3), ((2, 2, 3, 3), 3)):
        yield make(rng, shape, nout, reveals=RANK)
    x, w, b = draw(rng, (5, 2, 3), 4)
    x, w = x.swapaxes(0, 1), np.asfortranarray(w)
    name = Text("transposed, not contiguous", "转置后内存不连续")
    yield Case(name, args=(x, w, b), grad=(x, w, b), reveals="not_contiguous")
    x, w, b = (array.astype(np.float32) for array in draw(rng, (2, 6, 5), 3))
    yield Case("float32", args=(x, w, b), grad=(x, w, b))


def make(rng, shape, nout, reveals=()):
    """A case with x of this shape."""
    x, w, b = draw(rng, shape, nout)
    return Case(f"x {shape}, nout={nout}", args=(x, w, b), grad=(x, w, b), reveals=reveals)


def draw(rng, shape, nout):
    """x, w, and b with distinct entries."""
    return rng.normal(size=shape), rng.normal(size=(shape[-1], nout)), rng.permutation(nout) + rng.uniform(0.2, 0.8)
