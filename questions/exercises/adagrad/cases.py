from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from drill.judge.case import Case, Method, New, SetAttr, Step, Write
from drill.text import Text

Array = np.ndarray


def cases(rng: np.random.Generator) -> Iterator[Case]:
    yield from _by_hand()
    yield from _trajectories(rng)
    yield from _several(rng)
    yield from _storage(rng)


def _script(
    params: Sequence[Array], grads: Sequence[Sequence[Array]], *args: float, rates: dict[int, float] | None = None, **options: Any
) -> list[Step]:
    """New, then one step a row of `grads`; before row n the rate becomes `rates[n]`. No two steps share an array."""
    steps: list[Step] = [New("Adagrad", args=(list(params), *args), kwargs=options)]
    for n, row in enumerate(grads):
        if rates and n in rates:
            steps.append(SetAttr("lr", rates[n]))
        steps.append(Method("step", ([g.copy() for g in row],)))
    return steps


def _draw(rng: np.random.Generator, params: Sequence[Array], steps: int) -> list[list[Array]]:
    return [[rng.normal(size=p.shape) for p in params] for _ in range(steps)]


def _by_hand() -> Iterator[Case]:
    first = _script([np.array([1.0, 2.0, 3.0])], [[np.array([4.0, -0.5, 100.0])]], 0.5)
    yield Case(Text("one step: lr times the sign", "一步：lr 乘以符号"), steps=first)
    ones = _script([np.array([0.0])], [[np.array([1.0])]] * 3, 0.1)
    yield Case(Text("three steps with gradient 1", "梯度为 1 的三步"), steps=ones)
    pair = [[np.array([3.0, 1.0])], [np.array([-4.0, 0.0])], [np.array([0.0, 2.0])]]
    yield Case(Text("changing gradients, eps 1", "变化的梯度，eps=1"), steps=_script([np.array([4.0, 1.0])], pair, 1.0, eps=1.0))
    drop = _script([np.array([0.0])], [[np.array([1.0])], [np.array([3.0])], [np.array([-2.0])]], 0.1, rates={2: 0.01})
    yield Case(Text("lr drops tenfold before step 3", "第 3 步前 lr 降为十分之一"), steps=drop)
    tiny = _script([np.array([0.0])], [[np.array([1e-6])]] * 2, 0.1)
    yield Case(Text("gradient 1e-6", "梯度 1e-6"), steps=tiny)
    zeros = _script([np.array([1.0, 2.0])], [[np.zeros(2)], [np.array([0.0, 2.0])], [np.array([1.0, 0.0])]], 0.1)
    yield Case(Text("zero gradients, also at first", "零梯度，包括第一步"), steps=zeros)


def _trajectories(rng: np.random.Generator) -> Iterator[Case]:
    params = [rng.normal(size=shape) for shape in ((3, 4), (5,), ())]
    scales = [10.0 ** rng.uniform(-4.0, 3.0, size=p.shape) for p in params]
    grads = [[np.asarray(scale * g) for scale, g in zip(scales, row, strict=True)] for row in _draw(rng, params, 12)]
    name = Text("three parameters, one of them a scalar, 12 steps", "三个参数（其一为标量），12 步")
    yield Case(name, steps=_script([np.asarray(p) for p in params], grads, 0.05, rates={4: 0.2, 9: 0.01}))
    p = rng.normal(size=(2, 3))
    name = Text("default lr and eps", "lr、eps 全用默认值")
    yield Case(name, steps=_script([np.zeros((2, 3))], _draw(rng, [p], 3)))


def _several(rng: np.random.Generator) -> Iterator[Case]:
    equal = [rng.normal(size=(2, 3)) for _ in range(2)]
    yield Case(Text("two parameters of one shape", "两个同形状的参数"), steps=_script(equal, _draw(rng, equal, 3), 0.1))
    steps: list[Step] = []
    names = ("first", "second")
    for name, lr in zip(names, (0.1, 0.3), strict=True):
        steps.append(New("Adagrad", args=([rng.normal(size=3)], lr), name=name))
    steps += [Method("step", ([rng.normal(size=3)],), name=name) for _ in range(2) for name in names]
    yield Case(Text("two optimisers side by side", "两个优化器同时使用"), steps=steps)


def _storage(rng: np.random.Generator) -> Iterator[Case]:
    p, buffer = rng.normal(size=(2, 3)), rng.normal(size=(2, 3))
    steps: list[Step] = [New("Adagrad", args=([p], 0.1)), Method("step", ([buffer],))]
    for _ in range(2):
        steps += [Write(buffer, rng.normal(size=(2, 3))), Method("step", ([buffer],))]
    yield Case(Text("one gradient buffer, reused", "反复使用同一个梯度缓冲区"), steps=steps)
    turned: list[Step] = [New("Adagrad", args=([rng.normal(size=(3, 4))], 0.1))]
    turned += [Method("step", ([rng.normal(size=(4, 3)).T],)) for _ in range(2)]
    yield Case(Text("transposed gradients", "转置的梯度"), steps=turned)
    single = rng.normal(size=(3, 4)).astype(np.float32)
    scale = 10.0 ** rng.uniform(-3.0, 3.0, size=(3, 4))
    grads = [[(scale * rng.normal(size=(3, 4))).astype(np.float32)] for _ in range(6)]
    yield Case(Text("float32, 6 steps", "float32，6 步"), steps=_script([single], grads, 0.1, rates={3: 0.05}))
    leaf = rng.normal(size=3)
    name = Text("parameters that require grad", "参数 requires_grad=True")
    steps = _script([leaf], _draw(rng, [leaf], 2), 0.1)
    yield Case(name, steps=steps, grad=(leaf,), frameworks=("torch",), reveals="leaf_in_place")
