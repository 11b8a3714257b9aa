from collections.abc import Iterator

import numpy as np

from drill.judge.case import Case
from drill.text import Text

Array = np.ndarray


def cases(rng: np.random.Generator) -> Iterator[Case]:
    yield from _by_hand()
    yield from _sizes(rng)
    yield from _large(rng)
    yield from _storage(rng)


def _by_hand() -> Iterator[Case]:
    params = {
        "W1": np.array([[1.0, -1.0], [1.0, 1.0]]),
        "b1": np.array([0.0, -2.0]),
        "W2": np.array([[2.0, 1.0], [5.0, 7.0]]),
        "b2": np.array([-1.0, 2.0]),
    }
    x = np.array([[1.0, 2.0], [3.0, 0.0], [-1.0, 3.0]])
    yield Case(Text("three rows", "三行"), args=(params, x, np.array([0, 0, 1])))
    # The pre-activations of the last row are exactly 0 in both units.
    zero = {name: value.copy() for name, value in params.items()} | {"b1": np.array([2.0, -2.0])}
    x = np.array([[1.0, 2.0], [3.0, 0.0], [-2.0, 0.0]])
    yield Case(Text("pre-activations of exactly 0", "激活前的值恰好为 0"), args=(zero, x, np.array([0, 1, 1])))


def _draw(rng: np.random.Generator, n: int, d: int, h: int, k: int) -> tuple[dict[str, Array], Array, Array]:
    """Parameters, inputs, labels. Every unit is active for about half of the inputs, and half of the logits are negative."""
    params = {
        "W1": rng.normal(size=(d, h)),
        "b1": 0.3 * rng.normal(size=h),
        "W2": rng.normal(size=(h, k)),
        "b2": rng.normal(size=k),
    }
    params["b1"] += 0.3 * np.sign(params["b1"])
    return params, rng.normal(size=(n, d)), rng.integers(k, size=n)


def _sizes(rng: np.random.Generator) -> Iterator[Case]:
    for en, zh, sizes in (
        ("N=6, d=3, h=5, k=4", "N=6, d=3, h=5, k=4", (6, 3, 5, 4)),
        ("all sizes 4", "各维度都是 4", (4, 4, 4, 4)),
        ("N=2, h=k=3", "N=2, h=k=3", (2, 5, 3, 3)),
        ("one row", "一行", (1, 3, 4, 2)),
        ("two classes, one hidden unit", "两类，一个隐藏单元", (9, 2, 1, 2)),
    ):
        yield Case(Text(en, zh), args=_draw(rng, *sizes))
    params, x, y = _draw(rng, 3, 2, 4, 3)
    params["b1"] -= 50.0
    yield Case(Text("no hidden unit active", "没有激活的隐藏单元"), args=(params, x, y))


def _large(rng: np.random.Generator) -> Iterator[Case]:
    params, x, y = _draw(rng, 4, 3, 4, 3)
    params["b2"] += 990.0
    yield Case(Text("logits near 1000", "logits 在 1000 附近"), args=(params, x, y), reveals="unstable")
    params, x, _ = _draw(rng, 4, 3, 4, 3)
    params["W2"] *= 0.1
    params["b2"] = np.array([-900.0, 0.0, 100.0])
    name = Text("a wrong class leads by 1000", "错误类别领先 1000")
    yield Case(name, args=(params, x, np.array([0, 1, 2, 0])), reveals="unstable")


def _storage(rng: np.random.Generator) -> Iterator[Case]:
    params, x, y = _draw(rng, 5, 4, 3, 3)
    params["W1"] = rng.normal(size=(3, 4)).T
    yield Case(Text("transposed views", "转置的视图"), args=(params, rng.normal(size=(4, 5)).T, y))
    params, x, y = _draw(rng, 5, 4, 3, 3)
    single = {name: value.astype(np.float32) for name, value in params.items()}
    yield Case(
        Text("float32, int32 labels", "float32，int32 标签"), args=(single, x.astype(np.float32), y.astype(np.int32))
    )
