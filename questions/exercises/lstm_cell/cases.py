import math
from collections.abc import Iterator

import numpy as np

from drill.judge.case import Case, Run
from drill.text import Text

Array = np.ndarray
UNROLL = """
def unroll(xs, h, c, W_ih, W_hh, b_ih, b_hh):
    for x in xs:
        h, c = lstm_cell(x, h, c, W_ih, W_hh, b_ih, b_hh)
    return h, c
"""


def cases(rng: np.random.Generator) -> Iterator[Case]:
    third, half = math.log(3), math.log(3) / 2
    zero, biases = np.zeros((4, 1)), (np.array([1.0, 0.0, half, 0.0]), np.array([-1.0, third, 0.0, -third]))
    hand = (np.array([[5.0]]), np.array([[7.0]]), np.array([[2.0]]), zero, zero.copy(), *biases)
    yield Case(Text("weights 0, gates 1/2, 3/4, 1/4", "权重为 0，门为 1/2、3/4、1/4"), args=hand)
    for en, zh, sizes in (
        ("B=3, D=4, H=5", "B=3, D=4, H=5", (3, 4, 5)),
        ("all sizes 4", "各维度都是 4", (4, 4, 4)),
        ("one row, H=1", "一行，H=1", (1, 3, 1)),
    ):
        args = _draw(rng, *sizes)
        yield Case(Text(en, zh), args=args, grad=args)
    x, h, c, *rest = _draw(rng, 2, 3, 4)
    yield Case(Text("states 0", "初始状态为 0"), args=(x, np.zeros_like(h), np.zeros_like(c), *rest))
    yield from _saturated(rng)
    _, h, c, *rest = _draw(rng, 2, 3, 4)
    yield Case(Text("50 steps", "50 步"), steps=[Run(UNROLL, (rng.normal(size=(50, 2, 3)), h, c, *rest))])
    xs, (_, h, c, *rest) = rng.normal(size=(4, 2, 3)), _draw(rng, 2, 3, 4)
    name = Text("gradient through 4 steps", "4 步的梯度")
    yield Case(name, steps=[Run(UNROLL, (xs, h, c, *rest))], grad=(xs, h, c, *rest), frameworks=("torch",))
    x, h, c, _, _, *biases = _draw(rng, 3, 2, 5)
    views = (rng.normal(size=(2, 20)).T, rng.normal(size=(20, 10))[:, ::2])
    yield Case(Text("weights as views", "权重是视图"), args=(x, h, c, *views, *biases))
    yield Case(Text("float32", "float32"), args=tuple(array.astype(np.float32) for array in _draw(rng, 3, 4, 5)))


def _draw(rng: np.random.Generator, n: int, d: int, h: int) -> tuple[Array, ...]:
    """x, h, c, W_ih, W_hh, b_ih, b_hh."""
    shapes = ((n, d), (n, h), (n, h), (4 * h, d), (4 * h, h), (4 * h,), (4 * h,))
    scales = (1.0, 0.7, 1.5, 0.6, 0.5, 0.5, 0.5)
    return tuple(scale * rng.normal(size=shape) for scale, shape in zip(scales, shapes, strict=True))


def _saturated(rng: np.random.Generator) -> Iterator[Case]:
    for en, zh, gates in (
        ("f = 1, i = 0: c is kept", "f = 1, i = 0：保留 c", (-1000.0, 1000.0, 0.0, 0.0)),
        ("f = 0, i = 1, o = 1", "f = 0, i = 1, o = 1", (1000.0, -1000.0, 0.0, 1000.0)),
    ):
        *args, b_ih, b_hh = _draw(rng, 2, 3, 4)
        yield Case(Text(en, zh), args=(*args, b_ih + np.repeat(gates, 4), b_hh), reveals="sigmoid_nan")
