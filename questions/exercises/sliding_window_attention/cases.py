"""Hidden tests of sliding_window_attention. Widths of heads are squares, so that their roots are exact."""

import math

import numpy as np

from drill.judge.case import Case
from drill.text import Text


def cases(rng):
    q, k, v = (
        np.array(rows)[None, None]
        for rows in ([[0.0], [1.0], [1.0]], [[2.0], [math.log(3.0)], [0.0]], [[1.0], [4.0], [8.0]])
    )
    yield Case(Text("three tokens by hand, window 2", "可手算：三个 token，窗口 2"), args=(q, k, v, 2), grad=(q, k, v))
    for t, window in ((7, 3), (8, 4), (9, 2), (5, 4), (6, 1)):
        yield case(rng, t, window, Text("", ""))
    yield case(rng, 5, 5, Text(": plain causal attention", "：等同于普通因果注意力"))
    yield case(rng, 4, 9, Text(": plain causal attention", "：等同于普通因果注意力"))
    q, k, v = draw(rng, 4, 4, 4)
    yield Case("H = T = d = dv = 4", args=(q, k, v, 3), grad=(q, k, v))
    q, k, v = (array.astype(np.float32) for array in draw(rng, 7, 4, 3))
    yield Case("float32", args=(q, k, v, 3))
    q, k, v = draw(rng, 6, 4, 3)
    q, k = 60.0 * q, 60.0 * k
    yield Case(Text("scores in the thousands", "分数达到数千"), args=(q, k, v, 3))
    q, k, v = (
        np.array(rows)[None, None]
        for rows in ([[80.0]] * 4, [[80.0], [-80.0], [-80.0], [80.0]], [[1.0], [2.0], [4.0], [8.0]])
    )
    name = Text("masked scores of 6400, others of -6400", "被遮住的分数为 6400，其余为 -6400")
    yield Case(name, args=(q, k, v, 2), reveals="finite_mask")
    q, k, v = (array.swapaxes(1, 2).copy().swapaxes(1, 2) for array in draw(rng, 6, 9, 5))
    yield Case(Text("heads behind time in memory", "内存中 head 维在时间维之后"), args=(q, k, v, 4))
    yield Case(Text("on another device", "在另一个设备上"), args=(*draw(rng, 5, 4, 3), 2), device="meta")


def case(rng, t, window, what):
    q, k, v = draw(rng, t, 4, 3)
    name = Text(f"T={t}, window {window}{what.en}", f"T={t}，窗口 {window}{what.zh}")
    return Case(name, args=(q, k, v, window), grad=(q, k, v))


def draw(rng, t, d, dv):
    """Two samples of two heads, four of them where sizes are to coincide."""
    heads = 4 if t == d == dv else 2
    return [rng.normal(size=(2, heads, t, n)) for n in (d, d, dv)]
