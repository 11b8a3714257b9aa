from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from drill.judge.case import Case, Method, New, SetAttr, Step, Write
from drill.text import Text

Array = np.ndarray
Grads = Sequence[Array | None]
TORCH = ("torch",)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    yield from _by_hand()
    yield from _illegal()
    yield from _trajectories(rng)
    yield from _weight_decay(rng)
    yield from _several(rng)
    yield from _missing(rng)
    yield from _borrowed(rng)
    yield from _storage(rng)


def _script(
    params: Sequence[Array], grads: Sequence[Grads], *, lr: float = 0.1, rates: dict[int, float] | None = None, **options: Any
) -> list[Step]:
    """New, then one step a row of `grads`; before row n the rate becomes `rates[n]`. No two steps share an array."""
    steps: list[Step] = [New("SGD", args=(list(params), lr), kwargs=options)]
    for n, row in enumerate(grads):
        if rates and n in rates:
            steps.append(SetAttr("lr", rates[n]))
        steps.append(Method("step", ([None if g is None else g.copy() for g in row],)))
    return steps


def _draw(rng: np.random.Generator, params: Sequence[Array], steps: int) -> list[list[Array]]:
    return [[rng.normal(size=p.shape) for p in params] for _ in range(steps)]


def _by_hand() -> Iterator[Case]:
    one, p = np.array([1.0]), np.array([0.0])
    plain = _script([np.array([1.0, 2.0, 3.0])], [[np.array([2.0, -4.0, 0.0])]], lr=0.5)
    yield Case(Text("one plain step", "普通的一步"), steps=plain)
    yield Case(Text("momentum, two steps", "动量，两步"), steps=_script([p.copy()], [[one]] * 2, momentum=0.5))
    drop = _script([p.copy()], [[one]] * 3, momentum=0.9, rates={2: 0.01})
    yield Case(Text("lr drops tenfold before step 3", "第 3 步前 lr 降为十分之一"), steps=drop)
    damped = _script([p.copy()], [[one]] * 2, momentum=0.5, dampening=0.25)
    yield Case(Text("dampening, two steps", "dampening，两步"), steps=damped)
    first = _script([p.copy()], [[one]], momentum=0.9, nesterov=True)
    yield Case(Text("Nesterov, first step", "Nesterov，第一步"), steps=first)
    changing = [[np.array([1.0])], [np.array([-3.0])], [np.array([4.0])]]
    yield Case(Text("Nesterov, three steps", "Nesterov，三步"), steps=_script([p.copy()], changing, momentum=0.5, nesterov=True))
    decay = _script([np.array([2.0])], [[one]] * 2, lr=0.5, momentum=0.5, weight_decay=0.5)
    yield Case(Text("weight decay with momentum, two steps", "权重衰减加动量，两步"), steps=decay)


def _illegal() -> Iterator[Case]:
    p = np.array([1.0])
    no_momentum = [New("SGD", args=([p], 0.1), kwargs={"nesterov": True})]
    yield Case(Text("Nesterov without momentum", "Nesterov 但没有动量"), steps=no_momentum, raises=True)
    dampened = [New("SGD", args=([p], 0.1), kwargs={"momentum": 0.9, "dampening": 0.1, "nesterov": True})]
    yield Case(Text("Nesterov with dampening", "Nesterov 同时带 dampening"), steps=dampened, raises=True)


def _trajectories(rng: np.random.Generator) -> Iterator[Case]:
    p = rng.normal(size=(3, 4))
    for en, zh, steps, options in (
        ("no momentum", "无动量", 6, {}),
        ("momentum", "动量", 20, {"momentum": 0.9}),
        ("momentum and dampening", "动量加 dampening", 10, {"momentum": 0.8, "dampening": 0.3}),
        ("Nesterov", "Nesterov", 12, {"momentum": 0.7, "nesterov": True}),
    ):
        name = Text(f"{en}, {steps} steps, lr changes", f"{zh}，{steps} 步，中途改 lr")
        rates = {steps // 3: 0.02, 2 * steps // 3: 0.3}
        yield Case(name, steps=_script([p.copy()], _draw(rng, [p], steps), rates=rates, **options))
    pause = _draw(rng, [p], 6)
    pause[2], pause[3] = [np.zeros_like(p)], [np.zeros_like(p)]
    yield Case(Text("zero gradients: momentum rolls on", "梯度为零时靠惯性前进"), steps=_script([p.copy()], pause, momentum=0.9))
    start = [[np.zeros_like(p)], *_draw(rng, [p], 2)]
    yield Case(
        Text("first gradient zero, dampening", "首个梯度为零，带 dampening"),
        steps=_script([p.copy()], start, momentum=0.9, dampening=0.3),
    )


def _weight_decay(rng: np.random.Generator) -> Iterator[Case]:
    p = rng.normal(size=(3, 4))
    for en, zh, options in (
        ("weight decay", "权重衰减", {}),
        ("weight decay and momentum", "权重衰减加动量", {"momentum": 0.9}),
        ("weight decay, momentum, dampening", "权重衰减、动量、dampening", {"momentum": 0.9, "dampening": 0.3}),
        ("weight decay and Nesterov", "权重衰减加 Nesterov", {"momentum": 0.9, "nesterov": True}),
    ):
        yield Case(Text(en, zh), steps=_script([p.copy()], _draw(rng, [p], 5), rates={3: 0.03}, weight_decay=0.2, **options))


def _several(rng: np.random.Generator) -> Iterator[Case]:
    equal = [rng.normal(size=(2, 3)) for _ in range(2)]
    yield Case(Text("two parameters of one shape", "两个同形状的参数"), steps=_script(equal, _draw(rng, equal, 4), momentum=0.9))
    unequal = [rng.normal(size=(3, 4)), rng.normal(size=5), rng.normal(size=(2, 1, 2))]
    steps = _script(unequal, _draw(rng, unequal, 4), momentum=0.9, nesterov=True, weight_decay=0.1)
    yield Case(Text("three parameters of different shapes", "三个不同形状的参数"), steps=steps)
    yield Case(Text("two optimisers side by side", "两个优化器同时使用"), steps=_interleaved(rng))


def _interleaved(rng: np.random.Generator) -> list[Step]:
    steps: list[Step] = []
    names = ("first", "second")
    for name, lr in zip(names, (0.1, 0.3), strict=True):
        steps.append(New("SGD", args=([rng.normal(size=3)], lr), kwargs={"momentum": 0.9}, name=name))
    return steps + [Method("step", ([rng.normal(size=3)],), name=name) for _ in range(3) for name in names]


def _missing(rng: np.random.Generator) -> Iterator[Case]:
    params = [rng.normal(size=3), rng.normal(size=(2, 2))]
    for en, zh, options in (
        ("momentum", "动量", {"momentum": 0.9}),
        ("dampening", "dampening", {"momentum": 0.9, "dampening": 0.3}),
        ("weight decay", "权重衰减", {"weight_decay": 0.2}),
    ):
        gap: list[list[Array | None]] = [list(row) for row in _draw(rng, params, 5)]
        gap[2][0] = gap[3][0] = gap[3][1] = None
        steps = _script([p.copy() for p in params], gap, **options)
        yield Case(Text(f"gradient None for a while, {en}", f"中途梯度为 None，{zh}"), steps=steps)
    late: list[list[Array | None]] = [list(row) for row in _draw(rng, params, 4)]
    late[0][0] = late[1][0] = None
    for en, zh, damping in (("momentum", "动量", 0.0), ("dampening", "dampening", 0.3)):
        steps = _script([p.copy() for p in params], late, momentum=0.9, dampening=damping)
        yield Case(Text(f"gradient None at first, {en}", f"开头梯度为 None，{zh}"), steps=steps)


def _borrowed(rng: np.random.Generator) -> Iterator[Case]:
    """The gradients are the caller's: one buffer that is overwritten before each step."""
    for en, zh, options in (
        ("momentum", "动量", {"momentum": 0.9}),
        ("Nesterov", "Nesterov", {"momentum": 0.9, "nesterov": True}),
        ("weight decay", "权重衰减", {"momentum": 0.9, "weight_decay": 0.2}),
    ):
        p, buffer = rng.normal(size=(2, 3)), rng.normal(size=(2, 3))
        steps: list[Step] = [New("SGD", args=([p], 0.1), kwargs=options), Method("step", ([buffer],))]
        for _ in range(4):
            steps += [Write(buffer, rng.normal(size=(2, 3))), Method("step", ([buffer],))]
        yield Case(Text(f"one gradient buffer, reused, {en}", f"反复使用同一个梯度缓冲区，{zh}"), steps=steps)


def _storage(rng: np.random.Generator) -> Iterator[Case]:
    p = rng.normal(size=(3, 4))
    turned: list[Step] = [New("SGD", args=([p], 0.1), kwargs={"momentum": 0.9})]
    turned += [Method("step", ([rng.normal(size=(4, 3)).T],)) for _ in range(3)]
    yield Case(Text("transposed gradients", "转置的梯度"), steps=turned)
    single = rng.normal(size=(3, 4)).astype(np.float32)
    grads = [[rng.normal(size=(3, 4)).astype(np.float32)] for _ in range(10)]
    options = {"momentum": 0.9, "nesterov": True, "weight_decay": 0.1}
    yield Case(Text("float32, 10 steps", "float32，10 步"), steps=_script([single], grads, rates={5: 0.05}, **options))
    leaf = rng.normal(size=3)
    steps = _script([leaf], _draw(rng, [leaf], 3), momentum=0.9)
    name = Text("parameters that require grad", "参数 requires_grad=True")
    yield Case(name, steps=steps, grad=(leaf,), frameworks=TORCH, reveals="leaf_in_place")
