from collections.abc import Iterator

import numpy as np

from drill.judge.case import Case, Run
from drill.text import Text

Array = np.ndarray
USE = """
def use(train, *data):
    scaler = StandardScaler()
    scaler.fit(train)
    return [scaler.transform(X) for X in data]
"""


def cases(rng: np.random.Generator) -> Iterator[Case]:
    small = np.array([[1.0, 10.0], [5.0, 20.0], [3.0, 60.0]])
    yield _case("three rows, two features", "三行两列", small, small)
    yield _case("training and test data", "训练数据与测试数据", small, np.array([[3.0, 30.0], [7.0, 0.0]]))
    yield from _sizes(rng)
    yield from _constant(rng)
    yield from _integers(rng)
    yield from _use(rng)
    single = ((rng.normal(size=(7, 3)) + 0.5) * [0.1, 1.0, 100.0]).astype(np.float32)
    yield _case("float32", "float32", single, single[:4])
    double = (rng.normal(size=(5, 3)) - 0.5) * [0.1, 1.0, 100.0]
    yield _case("fitted in float32, used in float64", "用 float32 拟合，用于 float64", single, double)
    yield _case("fitted in float64, used in float32", "用 float64 拟合，用于 float32", double, single)
    wide = rng.normal(size=(3, 8)).T
    yield _case("transposed views", "转置的视图", wide, rng.normal(size=(3, 5)).T)


def _case(en: str, zh: str, train: Array, *data: Array, reveals: str = "") -> Case:
    return Case(Text(en, zh), steps=[Run(USE, (train, *data))], reveals=reveals or ())


def _sizes(rng: np.random.Generator) -> Iterator[Case]:
    scale, shift = np.array([0.01, 1.0, 1000.0, 5.0]), np.array([3.0, -1.0, 500.0, 0.0])
    for en, zh, n, m in (
        ("20 rows, then 7", "先 20 行，再 7 行", 20, 7),
        ("as many rows as features", "行数等于列数", 4, 4),
    ):
        train, test = (rng.normal(size=(rows, 4)) * scale + shift for rows in (n, m))
        yield _case(en, zh, train, train, test, test[:1])


def _constant(rng: np.random.Generator) -> Iterator[Case]:
    """Exact numbers: whether a deviation is 0 must not hang on rounding."""
    train = rng.integers(-8, 8, size=(6, 3)).astype(np.float64)
    train[:, 1], train[0, [0, 2]], train[1, [0, 2]] = 3.0, 9.0, -9.0
    yield _case("a constant feature", "常数特征", train, train, reveals="zero_std")
    test = train.copy()
    test[:, 1] = [3.0, 4.0, 1.0, 3.5, 3.0, -3.0]
    yield _case("constant only in training", "只在训练集里为常数", train, test)
    yield _case("one row", "只有一行", train[:1], train[:1], reveals="zero_std")


def _integers(rng: np.random.Generator) -> Iterator[Case]:
    pixels = rng.integers(0, 256, size=(9, 4), dtype=np.uint8)
    pixels[0], pixels[1] = 0, 255
    yield _case("uint8", "uint8", pixels, pixels, pixels[:3], reveals="uint8")
    counts = rng.integers(0, 1000, size=(7, 3))
    counts[0], counts[1] = 0, 1001
    yield _case("int64", "int64", counts, counts, counts[:3], reveals="uint8")


def _use(rng: np.random.Generator) -> Iterator[Case]:
    first, second, test = (rng.normal(size=(6, 2)) * k + k for k in (1.0, 3.0, 2.0))
    again = """
def again(first, second, test):
    scaler, other = StandardScaler(), StandardScaler()
    scaler.fit(first)
    other.fit(second)
    before = [scaler.transform(test), scaler.transform(first), other.transform(test)]
    scaler.fit(second)
    return [*before, scaler.transform(test)]
"""
    yield Case(
        Text("two scalers, and a second fit", "两个对象，以及再次 fit"), steps=[Run(again, (first, second, test))]
    )
    chain = "lambda train, test: StandardScaler().fit(train).transform(test)"
    yield Case(Text("fit(…).transform(…)", "fit(…).transform(…)"), steps=[Run(chain, (first, test))], reveals="no_self")
