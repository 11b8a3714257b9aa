from collections.abc import Iterator

import numpy as np

from drill.judge.case import Case, Code
from drill.text import Text

# Powers of two, and x in multiples of 1/1024: x + eps - 2 * eps + eps is then x to the last bit, so that only the case
# about it fails those who restore x in this way.
LARGE, SMALL = 2.0**-7, 2.0**-17


def cases(rng: np.random.Generator) -> Iterator[Case]:
    cubic = Code("lambda x: x[0] * x[1] + x[1] ** 3")
    yield Case(Text("two variables, eps 0.5", "两个变量，eps=0.5"), args=(cubic, np.array([2.0, 1.0]), 0.5))
    yield Case(Text("a sum of squares", "平方和"), args=(Code("lambda x: (x ** 2).sum()"), np.array([1.0, -2.0, 0.0]), 0.25))
    yield from _smooth(rng)
    yield from _shapes(rng)
    yield from _dtypes(rng)
    yield from _layouts(rng)
    # no power of two: what is added and taken away leaves rounding behind
    uneven = rng.uniform(0.5, 1.5, (3, 4))
    square = Code("lambda x: float((x ** 2).sum())")
    yield Case(Text("x to the last bit", "x 一个比特也不差"), args=(square, uneven, 0.1), reveals="drift")


def _point(rng: np.random.Generator, *shape: int) -> np.ndarray:
    return rng.choice(np.arange(-2048, 2049), size=shape, replace=False) / 1024.0


def _smooth(rng: np.random.Generator) -> Iterator[Case]:
    coupled = Code("lambda x: float(np.sin(x).sum() + x[0] * x[1] * x[2] + x[2] ** 4)")
    x = _point(rng, 4)
    yield Case(Text("a coupled function", "各变量耦合的函数"), args=(coupled, x, LARGE))
    yield Case(Text("the same, smaller eps", "同一函数，更小的 eps"), args=(coupled, x, SMALL))


def _shapes(rng: np.random.Generator) -> Iterator[Case]:
    matrix = Code("lambda x: float(x[0, 1] * x[1, 2] ** 3 + np.exp(x[:, 0]).sum())")
    yield Case(Text("a matrix", "矩阵"), args=(matrix, _point(rng, 2, 3), LARGE), reveals="flat_x")
    block = Code("lambda x: float((x[0] * x[1] ** 2).sum() + x[1, 2, 0] ** 3)")
    yield Case(Text("three axes", "三个轴"), args=(block, _point(rng, 2, 3, 1), LARGE), reveals="flat_x")
    scalar = Code("lambda x: float(x[()] ** 3)")
    yield Case(Text("shape ()", "形状 ()"), args=(scalar, np.array(1.5), LARGE), reveals="flat_x")
    for shape in ((0,), (2, 0)):
        yield Case(Text(f"shape {shape}", f"形状 {shape}"), args=(Code("lambda x: float(x.sum())"), np.zeros(shape)))


def _dtypes(rng: np.random.Generator) -> Iterator[Case]:
    function = Code("lambda x: float((x ** 2).sum() + x[0] * x[1])")
    whole = np.array([3, -2, 5])
    yield Case(Text("integers", "整数"), args=(function, whole), reveals="int_x")
    single = (rng.normal(size=3) + 2.0).astype(np.float32)
    yield Case(Text("float32", "float32"), args=(function, single), reveals=("low_precision", "int_x"))


def _layouts(rng: np.random.Generator) -> Iterator[Case]:
    matrix = Code("lambda x: float(x[0, 1] * x[1, 2] ** 3 + np.exp(x[:, 0]).sum())")
    views = ("ravel_copy", "flat_x")
    yield Case(Text("a transposed array", "转置的数组"), args=(matrix, _point(rng, 3, 2).T, LARGE), reveals=views)
    yield Case(Text("every second column", "隔列切片"), args=(matrix, _point(rng, 2, 5)[:, ::2], LARGE), reveals=views)
