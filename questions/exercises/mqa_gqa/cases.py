"""Hidden tests of grouped_query_attention. d is a perfect square: its root is exact in float32, too."""

import numpy as np

from drill.judge.case import Case
from drill.text import Text


def cases(rng):
    q = np.array([1.0, 0.0, 1.0, 0.0]).reshape(1, 4, 1, 1)
    k = np.array([[1.0, 0.0], [0.0, 1.0]]).reshape(1, 2, 2, 1)
    v = np.array([[1.0, 3.0], [10.0, 30.0]]).reshape(1, 2, 2, 1)
    name = Text("4 query heads, 2 key heads, by hand", "4 个 query head、2 个 key head，可手算")
    yield Case(name, args=(q, k, v), grad=(q, k, v))
    yield from heads(rng)
    yield from masks(rng)
    yield from corners(rng)


def heads(rng):
    for hq, hk in ((4, 2), (6, 3), (6, 2), (4, 1), (3, 3)):
        q, k, v = draw(rng, hq, hk, tq=3, tk=5)
        name = Text(f"Hq={hq}, Hk={hk}", f"Hq={hq}，Hk={hk}")
        yield Case(name, args=(q, k, v), grad=(q, k, v))
    q, k, v = (rng.normal(size=(4, h, 4, 4)) for h in (4, 2, 2))
    yield Case(Text("B = Hq = T = d = 4", "B = Hq = T = d = 4"), args=(q, k, v), grad=(q, k, v))


def masks(rng):
    for shape in ((3, 5), (2, 1, 1, 5), (2, 4, 3, 5)):
        q, k, v = draw(rng, 4, 2, tq=3, tk=5)
        name = Text(f"Hq=4, Hk=2, mask {shape}", f"Hq=4，Hk=2，mask 形状 {shape}")
        yield Case(name, args=(q, k, v, draw_mask(rng, *shape)), grad=(q, k, v), reveals="mask_shapes")
    q, k, v = draw(rng, 6, 3, tq=4, tk=4)
    name = Text("Hq=6, Hk=3, causal mask", "Hq=6，Hk=3，因果 mask")
    yield Case(name, args=(q, k, v, np.tril(np.ones((4, 4), dtype=bool))), reveals="mask_shapes")


def corners(rng):
    q, k, v = draw(rng, 4, 2, tq=1, tk=6)
    yield Case(Text("one query: decoding", "一个 query：解码"), args=(q, k, v))
    q, k, v = (array.astype(np.float32) for array in draw(rng, 4, 2, tq=3, tk=5))
    yield Case("float32", args=(q, k, v))
    for hq, hk in ((5, 2), (2, 4)):
        name = Text(f"Hq={hq}, Hk={hk}: illegal", f"Hq={hq}，Hk={hk}：不合法")
        yield Case(name, args=draw(rng, hq, hk, tq=3, tk=5), raises=True)
    q, k, v = draw(rng, 4, 2, tq=3, tk=5)
    name = Text("on another device", "在另一个设备上")
    yield Case(name, args=(q, k, v, draw_mask(rng, 3, 5)), device="meta")


def draw(rng, hq, hk, *, tq, tk):
    """Queries (2, hq, tq, 4), keys (2, hk, tk, 4), values (2, hk, tk, 7)."""
    return rng.normal(size=(2, hq, tq, 4)), rng.normal(size=(2, hk, tk, 4)), rng.normal(size=(2, hk, tk, 7))


def draw_mask(rng, *shape):
    """Every row allows at least one key and excludes at least one."""
    mask = rng.random(shape) < 0.5
    for i, row in enumerate(mask.reshape(-1, shape[-1])):
        row[i % shape[-1]], row[(i + 1) % shape[-1]] = True, False
    return mask
