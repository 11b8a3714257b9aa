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
    steps: list[Step] = [New("AdamW", args=(list(params), *args), kwargs=options)]
    for n, row in enumerate(grads):
        if rates and n in rates:
            steps.append(SetAttr("lr", rates[n]))
        steps.append(Method("step", ([g.copy() for g in row],)))
    return steps


def _draw(rng: np.random.Generator, params: Sequence[Array], steps: int, scale: float = 1.0) -> list[list[Array]]:
    return [[np.asarray(scale * rng.normal(size=p.shape)) for p in params] for _ in range(steps)]


def _by_hand() -> Iterator[Case]:
    options = {"betas": (0.5, 0.75), "eps": 2.0, "weight_decay": 0.5}
    first = _script([np.array([4.0, -2.0])], [[np.array([2.0, 6.0])]], 0.5, **options)
    yield Case(Text("one step, eps 2", "一步，eps=2"), steps=first)
    rest = _script([np.array([4.0])], [[np.array([0.0])]] * 3, 0.5, weight_decay=0.5)
    yield Case(Text("gradients zero: decay alone", "梯度为零：只有衰减"), steps=rest)
    changing = [[np.array([2.0])], [np.array([0.0])], [np.array([-1.0])]]
    yield Case(Text("three steps, eps 2", "三步，eps=2"), steps=_script([np.array([4.0])], changing, 0.5, **options))
    drop = _script([np.array([2.0])], [[np.array([1.0])]] * 3, 0.5, weight_decay=0.1, rates={2: 0.05})
    yield Case(Text("lr drops tenfold before step 3", "第 3 步前 lr 降为十分之一"), steps=drop)
    tiny = _script([np.array([1.0])], [[np.array([1e-6])]] * 2, 0.1)
    yield Case(Text("gradient 1e-6", "梯度 1e-6"), steps=tiny)


def _trajectories(rng: np.random.Generator) -> Iterator[Case]:
    shapes = ((2, 3), (2, 3), ())
    for en, zh, scale in (("10", "10", 10.0), ("0.1", "0.1", 0.1)):
        params = [np.asarray(rng.normal(size=shape)) for shape in shapes]
        name = Text(f"three parameters, gradients of scale {en}, 15 steps", f"三个参数，梯度量级 {zh}，15 步")
        grads = _draw(rng, params, 15, scale)
        yield Case(name, steps=_script(params, grads, 0.05, weight_decay=0.1, rates={5: 0.2, 10: 0.01}))
    p = rng.normal(size=(2, 3))
    steps = _script([p.copy()], _draw(rng, [p], 6), 0.5, betas=(0.8, 0.95), weight_decay=0.3)
    yield Case(Text("lr 0.5, other betas", "lr=0.5，换一组 betas"), steps=steps)
    yield Case(Text("without decay: Adam", "不衰减：就是 Adam"), steps=_script([p.copy()], _draw(rng, [p], 4), 0.1, weight_decay=0.0))
    large = [100.0 + rng.normal(size=(2, 2))]
    yield Case(Text("all defaults", "全部用默认值"), steps=_script(large, _draw(rng, large, 3)))


def _storage(rng: np.random.Generator) -> Iterator[Case]:
    p, buffer = rng.normal(size=(2, 3)), rng.normal(size=(3, 2)).T
    steps: list[Step] = [New("AdamW", args=([p], 0.1)), Method("step", ([buffer],))]
    for _ in range(2):
        steps += [Write(buffer, rng.normal(size=(2, 3))), Method("step", ([buffer],))]
    yield Case(Text("one transposed gradient buffer, reused", "反复使用同一个转置的梯度缓冲区"), steps=steps)
    single = rng.normal(size=(3, 4)).astype(np.float32)
    scale = 10.0 ** rng.uniform(-3.0, 3.0, size=(3, 4))
    grads = [[(scale * rng.normal(size=(3, 4))).astype(np.float32)] for _ in range(6)]
    yield Case(Text("float32, 6 steps", "float32，6 步"), steps=_script([single], grads, 0.1, rates={3: 0.05}))
    leaf = rng.normal(size=3)
    name = Text("parameters that require grad", "参数 requires_grad=True")
    steps = _script([leaf], _draw(rng, [leaf], 2), 0.1)
    yield Case(name, steps=steps, grad=(leaf,), frameworks=("torch",), reveals="leaf_in_place")
