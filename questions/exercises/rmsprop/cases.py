from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from drill.judge.case import Case, Method, New, SetAttr, Step, Write
from drill.text import Text

Array = np.ndarray


def cases(rng: np.random.Generator) -> Iterator[Case]:
    yield from _by_hand()
    yield from _trajectories(rng)
    yield from _storage(rng)


def _script(
    params: Sequence[Array], grads: Sequence[Sequence[Array]], *args: float, rates: dict[int, float] | None = None, **options: Any
) -> list[Step]:
    """New, then one step a row of `grads`; before row n the rate becomes `rates[n]`. No two steps share an array."""
    steps: list[Step] = [New("RMSprop", args=(list(params), *args), kwargs=options)]
    for n, row in enumerate(grads):
        if rates and n in rates:
            steps.append(SetAttr("lr", rates[n]))
        steps.append(Method("step", ([g.copy() for g in row],)))
    return steps


def _draw(rng: np.random.Generator, params: Sequence[Array], steps: int) -> list[list[Array]]:
    return [[np.asarray(rng.normal(size=p.shape)) for p in params] for _ in range(steps)]


def _by_hand() -> Iterator[Case]:
    changing = [[np.array([4.0])], [np.array([2.0])], [np.array([-2.0])]]
    for en, zh, options in (
        ("three steps", "三步", {}),
        ("momentum, three steps", "动量，三步", {"momentum": 0.5}),
        ("centered, three steps", "centered，三步", {"centered": True}),
    ):
        yield Case(Text(en, zh), steps=_script([np.array([4.0])], changing, 0.5, alpha=0.75, eps=1.0, **options))
    ones = _script([np.array([0.0, 0.0])], [[np.array([1.0, -5.0])]] * 2, 0.1)
    yield Case(Text("defaults: the first step is 10 lr", "默认参数：第一步为 10 lr"), steps=ones)
    drop = _script([np.array([0.0])], [[np.array([1.0])]] * 3, 0.1, momentum=0.5, rates={2: 0.01})
    yield Case(Text("momentum, lr drops tenfold before step 3", "动量，第 3 步前 lr 降为十分之一"), steps=drop)
    tiny = _script([np.array([0.0])], [[np.array([1e-6])]] * 2, 0.1)
    yield Case(Text("gradient 1e-6", "梯度 1e-6"), steps=tiny)
    start = [[np.zeros(2)], [np.array([0.0, 2.0])], [np.array([1.0, 0.0])]]
    zeros = _script([np.array([1.0, 2.0])], start, 0.1, momentum=0.5, centered=True)
    yield Case(Text("zero gradients, also at first", "零梯度，包括第一步"), steps=zeros)


def _trajectories(rng: np.random.Generator) -> Iterator[Case]:
    shapes = ((2, 3), (2, 3), ())
    for en, zh, options in (
        ("plain", "基本", {}),
        ("momentum", "动量", {"momentum": 0.8}),
        ("centered", "centered", {"centered": True}),
        ("momentum and centered", "动量加 centered", {"momentum": 0.8, "centered": True}),
    ):
        params = [np.asarray(rng.normal(size=shape)) for shape in shapes]
        grads = _draw(rng, params, 12)
        if "centered" in options:
            # With bias correction the variance after one gradient would be 0 up to rounding, and the step anything.
            grads[0] = [np.zeros_like(p) for p in params]
        name = Text(f"{en}, three parameters, 12 steps, lr changes", f"{zh}，三个参数，12 步，中途改 lr")
        yield Case(name, steps=_script(params, grads, 0.02, alpha=0.9, rates={4: 0.002, 8: 0.1}, **options))
    p = rng.normal(size=(2, 2))
    yield Case(Text("default lr", "lr 用默认值"), steps=_script([p], _draw(rng, [p], 2)))


def _storage(rng: np.random.Generator) -> Iterator[Case]:
    p, buffer = rng.normal(size=(2, 3)), rng.normal(size=(3, 2)).T
    steps: list[Step] = [New("RMSprop", args=([p], 0.1), kwargs={"momentum": 0.5}), Method("step", ([buffer],))]
    for _ in range(2):
        steps += [Write(buffer, rng.normal(size=(2, 3))), Method("step", ([buffer],))]
    yield Case(Text("one transposed gradient buffer, reused", "反复使用同一个转置的梯度缓冲区"), steps=steps)
    single = rng.normal(size=(3, 4)).astype(np.float32)
    scale = 10.0 ** rng.uniform(-3.0, 3.0, size=(3, 4))
    grads = [[(scale * rng.normal(size=(3, 4))).astype(np.float32)] for _ in range(6)]
    yield Case(Text("float32, 6 steps", "float32，6 步"), steps=_script([single], grads, 0.01, momentum=0.5, rates={3: 0.05}))
    leaf = rng.normal(size=3)
    name = Text("parameters that require grad", "参数 requires_grad=True")
    steps = _script([leaf], _draw(rng, [leaf], 2), 0.1)
    yield Case(name, steps=steps, grad=(leaf,), frameworks=("torch",), reveals="leaf_in_place")
