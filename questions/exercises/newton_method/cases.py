from collections.abc import Iterator

import numpy as np

from drill.judge.case import Case, Code
from drill.text import Text

Array = np.ndarray


def cases(rng: np.random.Generator) -> Iterator[Case]:
    yield from _quadratics(rng)
    yield from _quartics(rng)
    yield from _indefinite(rng)


def _text(array: Array) -> str:
    return f"np.array({array.tolist()!r})"


def _quadratic(h: Array, b: Array) -> tuple[Code, Code]:
    """Gradient and Hessian of x·Hx/2 - b·x."""
    return Code(f"lambda x: {_text(h)} @ x - {_text(b)}"), Code(f"lambda x: {_text(h)}")


def _rotated(rng: np.random.Generator, eigenvalues: list[float]) -> Array:
    q = np.linalg.qr(rng.normal(size=(len(eigenvalues), len(eigenvalues))))[0]
    h = q @ np.diag(eigenvalues) @ q.T
    return (h + h.T) / 2


def _quadratics(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(
        Text("one variable, one step", "一元，一步"),
        args=(*_quadratic(np.array([[4.0]]), np.array([4.0])), np.array([3.0]), 1),
    )
    h, b = np.array([[3.0, 1.0], [1.0, 2.0]]), np.array([5.0, 5.0])
    yield Case(Text("a quadratic, one step", "二次函数，一步"), args=(*_quadratic(h, b), np.zeros(2), 1))
    yield Case(Text("damping 1, two steps", "damping=1，两步"), args=(*_quadratic(h, b), np.zeros(2), 2, 1.0))
    h, b = _rotated(rng, [0.5, 2.0, 5.0]), rng.normal(size=3)
    yield Case(
        Text("a rotated quadratic in three variables", "旋转过的三元二次函数"),
        args=(*_quadratic(h, b), rng.normal(size=3), 1),
    )
    h = _rotated(rng, [1.0, 1e3, 1e6])
    name = Text("condition number 1e6", "条件数 1e6")
    yield Case(name, args=(*_quadratic(h, h @ rng.normal(size=3)), rng.normal(size=3), 2), atol=1e-6)
    yield Case(Text("no step", "一步也不走"), args=(*_quadratic(np.eye(2), np.ones(2)), np.array([3.0, 4.0]), 0))


def _quartics(rng: np.random.Generator) -> Iterator[Case]:
    a = _rotated(rng, [0.5, 1.0, 2.0])
    functions = Code(f"lambda x: {_text(a)} @ x + 0.1 * x**3"), Code(f"lambda x: {_text(a)} + 0.3 * np.diag(x**2)")
    x0 = rng.choice([-1.0, 1.0], size=3) * rng.uniform(1.0, 2.0, size=3)
    yield Case(Text("quartic plus quadratic, 4 steps", "四次加二次，4 步"), args=(*functions, x0, 4))
    yield Case(
        Text("quartic plus quadratic, damping 0.5", "四次加二次，damping=0.5"), args=(*functions, x0.copy(), 3, 0.5)
    )
    curved = np.array([[3.0, 1.0], [1.0, 2.0]])
    shared = Code(f"lambda x, h={_text(curved)}: h")
    name = Text("hess returns the same array each time, damping 1", "hess 每次返回同一个数组，damping=1")
    yield Case(name, args=(_quadratic(curved, np.array([5.0, 5.0]))[0], shared, np.zeros(2), 3, 1.0))
    # The wave: positive definite at the start, not where the first step leads.
    wave = Code("lambda x: np.sin(x)"), Code("lambda x: np.diag(np.cos(x))")
    start = np.array([1.3, 0.4])
    name = Text("the step ends where the Hessian is indefinite", "走完之后的点 Hessian 不定")
    yield Case(name, args=(*wave, start.copy(), 1), reveals="checks_end")
    name = Text("the second step would start from there", "第二步要从那里出发")
    yield Case(name, args=(*wave, start.copy(), 2), raises=True)


def _indefinite(rng: np.random.Generator) -> Iterator[Case]:
    saddle = np.array([[1.0, 2.0], [2.0, 1.0]])
    name = Text("indefinite with a positive diagonal", "对角线为正，但不定")
    yield Case(name, args=(*_quadratic(saddle, np.array([3.0, 3.0])), np.zeros(2), 1), raises=True)
    h, b = _rotated(rng, [-1.0, 3.0]), rng.normal(size=2)
    x0 = rng.normal(size=2)
    yield Case(Text("an indefinite Hessian", "不定的 Hessian"), args=(*_quadratic(h, b), x0, 1), raises=True)
    yield Case(
        Text("indefinite, too little damping", "不定，阻尼不够"), args=(*_quadratic(h, b), x0, 1, 0.5), raises=True
    )
    name = Text("indefinite, enough damping", "不定，阻尼足够")
    yield Case(name, args=(*_quadratic(h, b), x0, 2, 2.0), reveals="undamped_check")
    name = Text("indefinite, but no step", "不定，但一步也不走")
    yield Case(name, args=(*_quadratic(h, b), x0, 0), reveals="checks_end")
    maximum = _rotated(rng, [-2.0, -1.0])
    yield Case(Text("a maximum", "极大点"), args=(*_quadratic(maximum, b), x0, 1), raises=True)
    flat = np.diag([2.0, 0.0])
    yield Case(
        Text("a singular Hessian", "奇异的 Hessian"), args=(*_quadratic(flat, np.array([2.0, 0.0])), x0, 1), raises=True
    )
