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
    steps: list[Step] = [New("RAdam", args=(list(params), *args), kwargs=options)]
    for n, row in enumerate(grads):
        if rates and n in rates:
            steps.append(SetAttr("lr", rates[n]))
        steps.append(Method("step", ([g.copy() for g in row],)))
    return steps


def _draw(rng: np.random.Generator, params: Sequence[Array], steps: int) -> list[list[Array]]:
    """Between 0.5 and 1.5 in size: where eps is placed must not show, published codes differ in it."""
    return [[np.asarray(_signs(rng, p.shape) * rng.uniform(0.5, 1.5, size=p.shape)) for p in params] for _ in range(steps)]


def _signs(rng: np.random.Generator, shape: tuple[int, ...]) -> Array:
    return np.asarray(rng.choice([-1.0, 1.0], size=shape))


def _by_hand() -> Iterator[Case]:
    first = _script([np.array([1.0, 2.0])], [[np.array([4.0, -1.0])]], 0.5)
    yield Case(Text("one step along the gradient", "一步：沿梯度走"), steps=first)
    two = _script([np.array([1.0])], [[np.array([1.0])], [np.array([-2.0])]], 0.5, betas=(0.5, 0.9))
    yield Case(Text("two steps along the average", "两步：沿滑动平均走"), steps=two)
    six = [[np.array([g])] for g in (1.0, 1.0, 1.0, 1.0, 1.0, 2.0)]
    yield Case(Text("six steps, betas (0.5, 0.9)", "六步，betas=(0.5, 0.9)"), steps=_script([np.array([1.0])], six, 0.1, betas=(0.5, 0.9)))
    yield Case(Text("six steps, default betas", "六步，默认 betas"), steps=_script([np.array([1.0])], six, 0.1))
    zeros = [[np.array([0.0, g])] for g in (0.0, 0.0, 0.0, 0.0, 0.0, 1.0, -2.0, 0.0, 1.0)]
    steps = _script([np.array([1.0, 2.0])], zeros, 0.1, betas=(0.9, 0.9))
    yield Case(Text("gradients zero until step 6, one of them for ever", "前五步梯度为零，其中一个坐标始终为零"), steps=steps)


def _trajectories(rng: np.random.Generator) -> Iterator[Case]:
    shapes = ((2, 3), (2, 3), ())
    for betas in ((0.9, 0.999), (0.8, 0.9)):
        params = [np.asarray(_signs(rng, shape) * rng.uniform(1.0, 2.0, size=shape)) for shape in shapes]
        name = Text(f"three parameters, 12 steps, betas {betas}", f"三个参数，12 步，betas={betas}")
        yield Case(name, steps=_script(params, _draw(rng, params, 12), 0.1, betas=betas, rates={3: 0.02, 8: 0.3}))
    p = rng.uniform(1.0, 2.0, size=(2, 2))
    yield Case(Text("default lr", "lr 用默认值"), steps=_script([p], _draw(rng, [p], 2)))


def _storage(rng: np.random.Generator) -> Iterator[Case]:
    p, buffer = rng.normal(size=(2, 3)), rng.normal(size=(3, 2)).T
    steps: list[Step] = [New("RAdam", args=([p], 0.1)), Method("step", ([buffer],))]
    for _ in range(2):
        steps += [Write(buffer, rng.normal(size=(2, 3))), Method("step", ([buffer],))]
    yield Case(Text("one transposed gradient buffer, reused", "反复使用同一个转置的梯度缓冲区"), steps=steps)
    single = rng.uniform(1.0, 2.0, size=(3, 4)).astype(np.float32)
    grads = [[g.astype(np.float32) for g in row] for row in _draw(rng, [single], 8)]
    steps = _script([single], grads, 0.1, betas=(0.9, 0.95), rates={3: 0.05})
    yield Case(Text("float32, 8 steps", "float32，8 步"), steps=steps)
    leaf = rng.normal(size=3)
    name = Text("parameters that require grad", "参数 requires_grad=True")
    steps = _script([leaf], _draw(rng, [leaf], 6), 0.1)
    yield Case(name, steps=steps, grad=(leaf,), frameworks=("torch",), reveals="leaf_in_place")
