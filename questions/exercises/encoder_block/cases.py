"""Hidden tests of encoder_block.

The width of a head is a perfect square: its root is exact in float32, too. Gains and biases of the two layer norms differ
from each other and from 1 and 0.
"""

import numpy as np

from drill.judge.case import Case
from drill.text import Text


def cases(rng):
    for norm_first in (False, True):
        for act in ("relu", "gelu"):
            name = f"{'Pre' if norm_first else 'Post'}-LN, {act}"
            yield make(rng, name, (2, 3, 8), 2, norm_first=norm_first, act=act)
    yield make(rng, Text("T = heads = 4", "T = head 数 = 4"), (2, 4, 16), 4)
    yield make(rng, Text("one head, one token", "一个 head，一个 token"), (2, 1, 4), 1, norm_first=True)
    for norm_first in (False, True):
        mask = np.array([[True, True, True, False, False], [True, False, True, True, False]])
        name = f"{'Pre' if norm_first else 'Post'}-LN, key_mask"
        yield make(rng, name, (2, 5, 8), 2, key_mask=mask, norm_first=norm_first)
    mask = np.array([[True, False, False], [True, True, False], [False, False, True]])
    yield make(rng, Text("B = T, key_mask", "B = T，key_mask"), (3, 3, 4), 1, key_mask=mask)
    x, p = draw(rng, (2, 3, 8), 5)
    single = {key: array.astype(np.float32) for key, array in p.items()}
    yield Case("float32", args=(x.astype(np.float32), single, 2), kwargs={"act": "gelu"})


def make(rng, name, shape, heads, **options):
    """A case with gradients in x and all parameters."""
    x, p = draw(rng, shape, shape[-1] + 3)
    return Case(name, args=(x, p, heads), kwargs=options, grad=(x, *p.values()))


def draw(rng, shape, f):
    """x and parameters."""
    d = shape[-1]
    p = {name: rng.normal(size=(d, d)) / np.sqrt(d) for name in ("Wq", "Wk", "Wv", "Wo")}
    p |= {name: rng.uniform(-0.8, 0.8, d) for name in ("bq", "bk", "bv", "bo", "b2", "n1", "n2")}
    p |= {"W1": rng.normal(size=(d, f)) / np.sqrt(d), "b1": rng.uniform(-0.8, 0.8, f)}
    p |= {"W2": rng.normal(size=(f, d)) / np.sqrt(f), "g1": rng.uniform(1.2, 2.0, d), "g2": rng.uniform(0.3, 0.8, d)}
    return 1.5 * rng.normal(size=shape), p
