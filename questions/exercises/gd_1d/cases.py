from collections.abc import Iterator

import numpy as np

from drill.judge.case import Case, Code
from drill.text import Text

SQUARE = "lambda x: 2.0 * x"  # the derivative of x**2


def cases(rng: np.random.Generator) -> Iterator[Case]:
    yield from _square()
    yield from _stops()
    yield from _random(rng)
    for en, zh, lr, steps in (
        ("lr = 0", "lr = 0", 0.0, 3),
        ("lr < 0", "lr < 0", -0.1, 3),
        ("steps < 0", "steps < 0", 0.1, -1),
    ):
        yield Case(Text(en, zh), args=(Code(SQUARE), 1.0, lr, steps), raises=True)


def _square() -> Iterator[Case]:
    yield Case(Text("x², one step", "x²，一步"), args=(Code(SQUARE), 8.0, 0.125, 1))
    yield Case(Text("x², three steps from the left", "x²，从左侧走三步"), args=(Code(SQUARE), -4.0, 0.1, 3))
    yield Case(Text("no step at all", "一步也不走"), args=(Code(SQUARE), 3.0, 0.1, 0))
    yield Case(Text("lr 1 oscillates", "lr = 1，来回振荡"), args=(Code(SQUARE), 1.0, 1.0, 4))
    yield Case(Text("lr 1.1 diverges", "lr = 1.1，发散"), args=(Code(SQUARE), 1.0, 1.1, 10))


def _stops() -> Iterator[Case]:
    yield Case(
        Text("lr 0.5 hits the minimum in one step", "lr = 0.5，一步到达极小点"), args=(Code(SQUARE), 1.0, 0.5, 5)
    )
    yield Case(Text("the derivative reaches tol exactly", "导数恰好等于 tol"), args=(Code(SQUARE), 8.0, 0.25, 9, 4.0))
    yield Case(Text("tol 1e-3", "tol = 1e-3"), args=(Code(SQUARE), 1.0, 0.2, 100, 1e-3))
    yield Case(Text("flat enough at the start", "起点已经足够平"), args=(Code(SQUARE), 0.25, 0.1, 5, 1.0))
    yield Case(Text("steps run out before tol", "步数先用完"), args=(Code(SQUARE), 1.0, 0.1, 4, 1e-3))


def _random(rng: np.random.Generator) -> Iterator[Case]:
    a, c = float(rng.uniform(0.5, 2.0)), float(rng.normal())
    x0 = c + float(rng.choice([-1.0, 1.0]) * rng.uniform(1.0, 2.0))
    args = (Code(f"lambda x: {a!r} * (x - {c!r}) ** 3"), x0, 0.1, 12)
    yield Case(Text("a quartic", "四次函数"), args=args)
    yield Case(Text("a quartic, tol", "四次函数，带 tol"), args=(*args[:3], 300, 0.05))
