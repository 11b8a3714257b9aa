"""Hidden tests of multi_head_attention.

The width of a head is a perfect square throughout: its root is then exact in float32, too, and a submission that holds it
there does not fail for it.
"""

import numpy as np

from drill.judge.case import Case
from drill.text import Text


def cases(rng):
    x = np.array([[[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]])
    weights = [
        np.array(w, dtype=float) for w in ([[1, 0], [1, 1]], [[1, 1], [0, 1]], [[2, 1], [0, 3]], [[1, 1], [0, 2]])
    ]
    name = Text(
        "self attention by hand: 3 tokens, 2 heads of width 1", "可手算的自注意力：3 个 token，2 个宽为 1 的 head"
    )
    yield Case(name, args=(x, x, *weights, 2), grad=(x, *weights))
    yield from attention(rng)
    yield from masks(rng)
    yield from corners(rng)


def attention(rng):
    for b, n, d, h in ((2, 5, 8, 2), (2, 4, 16, 4), (1, 3, 4, 1), (2, 3, 3, 3)):
        x, weights = rng.normal(size=(b, n, d)), draw_weights(rng, d)
        name = Text(f"self attention, T={n}, D={d}, {h} heads", f"自注意力，T={n}，D={d}，{h} 个 head")
        yield Case(name, args=(x, x, *weights, h), grad=(x, *weights))
    for tq, tk in ((3, 5), (4, 4), (1, 6)):
        x, y, weights = rng.normal(size=(2, tq, 12)), rng.normal(size=(2, tk, 12)), draw_weights(rng, 12)
        name = Text(f"cross attention, Tq={tq}, Tk={tk}", f"交叉注意力，Tq={tq}，Tk={tk}")
        yield Case(name, args=(x, y, *weights, 3), grad=(x, y, *weights))


def masks(rng):
    x, weights = rng.normal(size=(2, 4, 8)), draw_weights(rng, 8)
    causal = np.tril(np.ones((4, 4), dtype=bool))
    causal[3, 0] = False
    for shape in ((4, 4), (2, 1, 1, 4), (2, 2, 4, 4)):
        mask = causal if len(shape) == 2 else draw_mask(rng, *shape)
        name = Text(f"mask {shape}", f"mask 形状 {shape}")
        yield Case(name, args=(x, x, *weights, 2, mask), grad=(x, *weights))
    x, y = rng.normal(size=(2, 3, 8)), rng.normal(size=(2, 5, 8))
    mask = draw_mask(rng, 2, 1, 3, 5)
    name = Text("cross attention with a mask", "交叉注意力，带 mask")
    yield Case(name, args=(x, y, *weights, 2, mask), grad=(x, y))


def corners(rng):
    x, weights = rng.normal(size=(2, 5, 8)), draw_weights(rng, 8)
    single = [array.astype(np.float32) for array in (x, *weights)]
    yield Case("float32", args=(single[0], single[0], *single[1:], 2))
    x, weights = rng.normal(size=(2, 2, 6)), draw_weights(rng, 6)
    yield Case(Text("D=6, 4 heads: illegal", "D=6，4 个 head：不合法"), args=(x, x, *weights, 4), raises=True)
    x, weights = rng.normal(size=(2, 3, 8)), draw_weights(rng, 8)
    name = Text("on another device", "在另一个设备上")
    yield Case(name, args=(x, x, *weights, 2, draw_mask(rng, 3, 3)), device="meta")


def draw_weights(rng, d):
    """Four projections that keep the variance."""
    return [rng.normal(size=(d, d)) / np.sqrt(d) for _ in range(4)]


def draw_mask(rng, *shape):
    """Every row allows at least one key and excludes at least one."""
    mask = rng.random(shape) < 0.5
    for i, row in enumerate(mask.reshape(-1, shape[-1])):
        row[i % shape[-1]], row[(i + 1) % shape[-1]] = True, False
    return mask
