import math
from collections.abc import Iterator

import numpy as np

from drill.judge.case import Case
from drill.text import Text

Array = np.ndarray


def cases(rng: np.random.Generator) -> Iterator[Case]:
    x, one = np.array([math.log(3) / 2, -1.0]).reshape(2, 1, 1), np.ones((1, 1))
    hand = (x, np.zeros((1, 1)), one, 2.0 * one, np.zeros(1), np.array([1.0, 3.0]).reshape(2, 1, 1))
    yield Case(Text("two steps, all sizes 1", "两步，各维度都是 1"), args=hand)
    for en, zh, sizes in (
        ("one step", "一步", (1, 3, 2, 4)),
        ("T=3, B=4, d=2, h=5", "T=3, B=4, d=2, h=5", (3, 4, 2, 5)),
        ("T=7, one sequence", "T=7，一个序列", (7, 1, 3, 2)),
        ("all sizes 3", "各维度都是 3", (3, 3, 3, 3)),
    ):
        yield Case(Text(en, zh), args=_draw(rng, *sizes))
    *args, dhs = _draw(rng, 5, 2, 3, 4)
    dhs[:-1] = 0.0
    yield Case(Text("gradient at the last step only", "只有最后一步有梯度"), args=(*args, dhs))
    *args, dhs = _draw(rng, 5, 2, 3, 4)
    dhs[1:] = 0.0
    yield Case(Text("gradient at the first step only", "只有第一步有梯度"), args=(*args, dhs))
    x, *args = _draw(rng, 3, 2, 4, 3)
    yield Case(Text("a transposed view", "转置的视图"), args=(rng.normal(size=(2, 3, 4)).transpose(1, 0, 2), *args))
    single = [array.astype(np.float32) for array in _draw(rng, 4, 3, 2, 3)]
    yield Case(Text("float32", "float32"), args=tuple(single))


def _draw(rng: np.random.Generator, t: int, n: int, d: int, h: int) -> tuple[Array, ...]:
    """x, h0, Wx, Wh, b, dhs; states well inside (-1, 1), so that gradients reach the first step."""
    shapes = ((t, n, d), (n, h), (d, h), (h, h), (h,), (t, n, h))
    scales = (1.0, 0.8, 0.4, 0.6, 0.3, 1.0)
    return tuple(scale * rng.normal(size=shape) for scale, shape in zip(scales, shapes, strict=True))
