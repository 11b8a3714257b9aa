"""Hidden tests of distance_loss. Cosine sees zero vectors or norms of at least 1."""

import numpy as np

from drill.judge.case import Case
from drill.text import Text

KINDS = ("mse", "mae", "huber", "cosine")


def cases(rng):
    p, y = np.array([1.0, 2.0, 5.0, -1.0]), np.array([1.0, 0.0, 8.0, -2.0])
    for kind in ("mse", "mae"):
        yield Case(Text(f"four numbers, {kind}", f"4 个数，{kind}"), args=(p, y, kind))
    yield from huber(rng, p, y)
    yield from cosine(rng)
    for kind in KINDS[:3]:
        shape = (3, 4, 2)
        p = 10.0 ** rng.uniform(-4.0, 4.0, shape) * rng.choice([-1.0, 1.0], shape)
        name = Text(f"{kind}, magnitudes 1e-4 to 1e4", f"{kind}，量级从 1e-4 到 1e4")
        yield Case(name, args=(p, p + rng.standard_normal(shape), kind))
    yield Case(Text("one number", "只有一个数"), args=(np.array([0.25]), np.array([2.5]), "mse"))
    p, y = (rng.standard_normal((4, 6)).astype(np.float32) for _ in range(2))
    yield Case("float32", args=(p, y, "mae"))
    yield from illegal(rng)


def huber(rng, p, y):
    name = Text("huber, delta=2: below, at and above", "huber，delta=2：小于、等于、大于 delta")
    yield Case(name, args=(p, y, "huber"), kwargs={"delta": 2.0})
    e = np.array([0.1, 0.5, 0.9, -3.0, -0.2, 7.0])
    p = rng.permutation(np.round(8 * rng.standard_normal(6)) / 8)
    yield Case("huber, delta=0.5", args=(p + e, p, "huber"), kwargs={"delta": 0.5})
    yield Case(Text("huber, default delta", "huber，默认 delta"), args=(p - 2 * e, p, "huber"))


def cosine(rng):
    a, b = np.array([[3.0, 4.0], [1.0, 1.0]]), np.array([[4.0, 3.0], [-2.0, 0.0]])
    yield Case(Text("cosine, two pairs", "cosine，两对向量"), args=(a, b, "cosine"))
    yield Case(Text("cosine, one pair", "cosine，一对向量"), args=(vectors(rng, 5), vectors(rng, 5), "cosine"))
    a, b = vectors(rng, 3, 2, 4), vectors(rng, 3, 2, 4)
    yield Case(Text("cosine, (3, 2, 4)", "cosine，(3, 2, 4)"), args=(a, b, "cosine"))
    a, b = vectors(rng, 4, 3), vectors(rng, 4, 3)
    a[1], b[2], a[3], b[3] = 0.0, 0.0, 0.0, 0.0
    yield Case(Text("cosine, zero vectors", "cosine，含零向量"), args=(a, b, "cosine"), reveals="zero_vector")


def illegal(rng):
    p, y = vectors(rng, 4, 1), vectors(rng, 1, 4)[0]
    for kind in ("mse", "huber"):
        name = Text(f"{kind}: (4, 1) and (4,)", f"{kind}：(4, 1) 与 (4,)")
        yield Case(name, args=(p, y, kind), raises=True)
    p, y = vectors(rng, 3, 3), vectors(rng, 3)
    yield Case(Text("cosine: (3, 3) and (3,)", "cosine：(3, 3) 与 (3,)"), args=(p, y, "cosine"), raises=True)


def vectors(rng, *shape):
    """Vectors along the last axis with norms between 1 and 3."""
    v = rng.standard_normal(shape)
    return v / np.linalg.norm(v, axis=-1, keepdims=True) * rng.uniform(1.0, 3.0, (*shape[:-1], 1))
