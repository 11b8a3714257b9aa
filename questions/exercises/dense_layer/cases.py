from collections.abc import Iterator

import numpy as np

from drill.judge.case import Case, GetAttr, Method, New, Step
from drill.text import Text

Array = np.ndarray


def cases(rng: np.random.Generator) -> Iterator[Case]:
    w, b = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]), np.array([1.0, -1.0])
    x, dy = np.array([[1.0, 0.0, 2.0], [0.0, 1.0, -1.0]]), np.array([[1.0, 2.0], [3.0, -1.0]])
    yield Case(Text("forward alone", "只做前向"), steps=[New("Dense", (w, b)), Method("forward", (x,))])
    yield Case(Text("two rows", "两行"), steps=[New("Dense", (w, b)), *_pass(x, dy)])
    yield from _shapes(rng)
    yield from _twice(rng)
    yield from _storage(rng)


def _pass(x: Array, dy: Array, name: str = "it") -> list[Step]:
    return [Method("forward", (x,), name=name), *_back(dy, name)]


def _back(dy: Array, name: str = "it") -> list[Step]:
    return [Method("backward", (dy,), name=name), GetAttr("dW", name), GetAttr("db", name)]


def _layer(rng: np.random.Generator, nin: int, nout: int, name: str = "it") -> New:
    return New("Dense", (rng.normal(size=(nin, nout)), rng.normal(size=nout)), name=name)


def _shapes(rng: np.random.Generator) -> Iterator[Case]:
    for en, zh, lead, nin, nout in (
        ("N=5, 3 to 4", "N=5，3 到 4", (5,), 3, 4),
        ("a square layer, N=2", "方形的层，N=2", (2,), 4, 4),
        ("N, nin and nout all 3", "N、nin、nout 都是 3", (3,), 3, 3),
        ("one row", "一行", (1,), 3, 2),
        ("a vector (nin,)", "一个向量 (nin,)", (), 3, 4),
        ("(B, T, nin)", "(B, T, nin)", (2, 5), 3, 4),
    ):
        x, dy = rng.normal(size=(*lead, nin)), rng.normal(size=(*lead, nout))
        steps = [_layer(rng, nin, nout), *_pass(x, dy)]
        yield Case(Text(en, zh), steps=steps, reveals=() if len(lead) == 1 else "two_d_only")


def _twice(rng: np.random.Generator) -> Iterator[Case]:
    steps = [_layer(rng, 3, 2), *_pass(rng.normal(size=(4, 3)), rng.normal(size=(4, 2)))]
    steps += _pass(rng.normal(size=(5, 3)), rng.normal(size=(5, 2)))
    yield Case(Text("forward and backward, twice", "前向、反向各两次"), steps=steps)
    steps = [_layer(rng, 3, 2), Method("forward", (rng.normal(size=(4, 3)),))]
    steps += _pass(rng.normal(size=(4, 3)), rng.normal(size=(4, 2)))
    yield Case(Text("two forwards, one backward", "两次前向，一次反向"), steps=steps)
    names = ("first", "second")
    steps = [_layer(rng, 3, 2, name) for name in names]
    steps += [Method("forward", (rng.normal(size=(4, 3)),), name=name) for name in names]
    for name in names:
        steps += _back(rng.normal(size=(4, 2)), name)
    yield Case(Text("two layers side by side", "两个层同时使用"), steps=steps)


def _storage(rng: np.random.Generator) -> Iterator[Case]:
    x, dy = rng.normal(size=(3, 5)).T, np.broadcast_to(rng.normal(size=4), (5, 4))
    yield Case(Text("views: transposed, broadcast", "视图：转置、广播"), steps=[_layer(rng, 3, 4), *_pass(x, dy)])
    w, b, x, dy = (rng.normal(size=s).astype(np.float32) for s in ((3, 4), (4,), (6, 3), (6, 4)))
    yield Case(Text("float32", "float32"), steps=[New("Dense", (w, b)), *_pass(x, dy)])
