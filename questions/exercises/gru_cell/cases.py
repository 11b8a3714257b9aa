import math
from collections.abc import Iterator

import numpy as np

from drill.judge.case import Case, Run
from drill.text import Text

Array = np.ndarray
UNROLL = """
def unroll(xs, h, W_ih, W_hh, b_ih, b_hh):
    for x in xs:
        h = gru_cell(x, h, W_ih, W_hh, b_ih, b_hh)
    return h
"""


def cases(rng: np.random.Generator) -> Iterator[Case]:
    third = math.log(3)
    weights = np.zeros((3, 1)), np.array([[0.0], [0.0], [1.0]])
    biases = np.array([0.0, third, 0.0]), np.array([0.0, 0.0, third - 2.0])
    yield Case(Text("all sizes 1", "各维度都是 1"), args=(np.array([[5.0]]), np.array([[2.0]]), *weights, *biases))
    for en, zh, sizes in (
        ("B=3, D=4, H=5", "B=3, D=4, H=5", (3, 4, 5)),
        ("all sizes 3", "各维度都是 3", (3, 3, 3)),
        ("one row, H=2", "一行，H=2", (1, 3, 2)),
    ):
        args = _draw(rng, *sizes)
        yield Case(Text(en, zh), args=args, grad=args)
    x, h, *rest = _draw(rng, 2, 3, 4)
    yield Case(Text("state 0", "初始状态为 0"), args=(x, np.zeros_like(h), *rest))
    yield from _saturated(rng)
    _, h, *rest = _draw(rng, 2, 3, 4)
    yield Case(Text("20 steps", "20 步"), steps=[Run(UNROLL, (rng.normal(size=(20, 2, 3)), h, *rest))])
    xs, (_, h, *rest) = rng.normal(size=(4, 2, 3)), _draw(rng, 2, 3, 4)
    name = Text("gradient through 4 steps", "4 步的梯度")
    yield Case(name, steps=[Run(UNROLL, (xs, h, *rest))], grad=(xs, h, *rest), frameworks=("torch",))
    x, h, _, _, *biases = _draw(rng, 3, 2, 5)
    views = (rng.normal(size=(2, 15)).T, rng.normal(size=(15, 10))[:, ::2])
    yield Case(Text("weights as views", "权重是视图"), args=(x, h, *views, *biases))
    yield Case(Text("float32", "float32"), args=tuple(array.astype(np.float32) for array in _draw(rng, 3, 4, 5)))


def _draw(rng: np.random.Generator, n: int, d: int, h: int) -> tuple[Array, ...]:
    """x, h, W_ih, W_hh, b_ih, b_hh; no bias of the candidate is near 0."""
    shapes = ((n, d), (n, h), (3 * h, d), (3 * h, h), (3 * h,), (3 * h,))
    scales = (1.0, 0.9, 0.6, 0.6, 0.5, 0.5)
    drawn = [scale * rng.normal(size=shape) for scale, shape in zip(scales, shapes, strict=True)]
    drawn[-1][2 * h :] += 0.3 * np.sign(drawn[-1][2 * h :])
    return tuple(drawn)


def _saturated(rng: np.random.Generator) -> Iterator[Case]:
    for en, zh, gates in (
        ("z = 1: the state is kept", "z = 1：状态保留", (0.0, 1000.0, 0.0)),
        ("r = 1, z = 0", "r = 1, z = 0", (1000.0, -1000.0, 0.0)),
        ("r = 0, z = 0", "r = 0, z = 0", (-1000.0, -1000.0, 0.0)),
        ("candidate 1", "候选值为 1", (0.0, 0.0, 1000.0)),
        ("candidate -1", "候选值为 -1", (0.0, 0.0, -1000.0)),
    ):
        *args, b_ih, b_hh = _draw(rng, 2, 3, 4)
        reveals = ("sigmoid_nan",) if 1000.0 in gates[:2] else ("tanh_nan",) if gates[2] else ()
        yield Case(Text(en, zh), args=(*args, b_ih + np.repeat(gates, 4), b_hh), reveals=reveals)
