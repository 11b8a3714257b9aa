"""Hidden tests of flash_attention_tiled.

The float16 case holds integers: its scores are exact in float32 and overflow in float16. The width is a square
throughout, so that its root is exact.
"""

import math

import numpy as np

from drill.judge.case import BFloat16, Case
from drill.text import Text


def cases(rng):
    q, k, v = (np.array(rows)[None, None] for rows in ([[1.0], [0.0]], [[math.log(3.0)], [0.0]], [[4.0], [8.0]]))
    yield Case(Text("two tokens by hand, blocks of 1", "可手算：两个 token，块大小 1"), args=(q, k, v, 1, 1))
    yield from blocks(rng)
    yield from causal(rng)
    yield from magnitudes(rng)
    yield from halves(rng)
    yield from budget(rng)
    q, k, v = draw(rng, 5, 5, 4)
    yield Case(Text("on another device", "在另一个设备上"), args=(q, k, v, 2, 3, True), device="meta")


def blocks(rng):
    for tq, tk, d, bq, bk in ((6, 6, 4, 2, 3), (5, 7, 4, 2, 3), (4, 4, 4, 4, 1), (3, 8, 9, 1, 4), (4, 5, 4, 9, 8)):
        name = Text(f"Tq={tq}, Tk={tk}, blocks {bq} and {bk}", f"Tq={tq}，Tk={tk}，块大小 {bq} 和 {bk}")
        yield Case(name, args=(*draw(rng, tq, tk, d), bq, bk))


def causal(rng):
    for t, bq, bk in ((6, 2, 2), (8, 4, 2), (8, 2, 4), (7, 3, 2), (7, 2, 3), (5, 1, 5), (5, 5, 1)):
        name = Text(f"causal, T={t}, blocks {bq} and {bk}", f"因果，T={t}，块大小 {bq} 和 {bk}")
        yield Case(name, args=(*draw(rng, t, t, 4), bq, bk, True), reveals="causal_skip")


def magnitudes(rng):
    q, k, v = draw(rng, 4, 9, 4)
    k += 1.5 * np.arange(9)[:, None] * np.sign(q[:, :, :1].mean(-1, keepdims=True))
    yield Case(Text("scores that grow along the keys", "分数沿 key 方向递增"), args=(q, k, v, 2, 2))
    q, k, v = draw(rng, 4, 6, 4)
    yield Case(Text("scores in the thousands", "分数达到数千"), args=(60.0 * q, 60.0 * k, v, 2, 2))
    q, k = rng.uniform(30.0, 40.0, (2, 3, 4, 4)), -rng.uniform(30.0, 30.1, (2, 3, 6, 4))
    name = Text("all scores far below 0", "分数全都远小于 0")
    yield Case(name, args=(q, k, rng.normal(size=(2, 3, 6, 4)), 2, 2), reveals="starts_at_zero")
    single = [array.astype(np.float32) for array in draw(rng, 7, 7, 4)]
    yield Case("float32", args=(*single, 3, 2, True), reveals="causal_skip")


def halves(rng):
    q, k, v = (BFloat16(array.astype(np.float32)) for array in draw(rng, 5, 7, 4))
    yield Case("bfloat16", args=(q, k, v, 2, 3))
    q, k = (rng.choice([-200.0, -120.0, 120.0, 200.0], (1, 2, n, 16)) for n in (4, 6))
    q[..., 0, :] = k[..., 3, :] = 200.0  # a score of 160000, which beats all others
    q, k, v = (array.astype(np.float16) for array in (q, k, rng.normal(size=(1, 2, 6, 16))))
    name = Text("float16, scores beyond 65504", "float16，分数超过 65504")
    yield Case(name, args=(q, k, v, 2, 2))


def budget(rng):
    for flag in (False, True):
        q, k, v = (rng.normal(size=(1, 1, 64, 4)) for _ in range(3))
        name = Text(f"memory: T=64, blocks of 16, causal={flag}", f"内存：T=64，块大小 16，causal={flag}")
        yield Case(name, args=(q, k, v, 16, 16, flag), largest=64 * 64 - 1, reveals="causal_skip" if flag else ())


def draw(rng, tq, tk, d):
    return [rng.normal(size=(2, 3, t, d)) for t in (tq, tk, tk)]
