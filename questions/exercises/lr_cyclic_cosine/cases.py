from collections.abc import Iterable, Iterator

import numpy as np

from drill.judge.case import Call, Case
from drill.text import Text


def cases(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(Text("start of the second cycle", "第二个周期的起点"), args=(4, 1.0, 0.0, 4))
    yield Case(Text("one cycle of 4 steps", "一个 4 步的周期"), steps=_curve(range(4), 1.0, 0.0, 4))
    yield Case(Text("floor 2", "floor 为 2"), steps=_curve(range(4), 6.0, 2.0, 4))
    yield Case(Text("three cycles of 3 steps", "三个 3 步的周期"), steps=_curve(range(9), 1.0, 0.25, 3))
    yield Case(Text("cycles of 2, 4 and 8 steps", "周期为 2、4、8 步"), steps=_curve(range(15), 1.0, 0.0, 2, 2))
    yield Case(Text("cycles of 2, 6 and 18 steps", "周期为 2、6、18 步"), steps=_curve(range(27), 0.5, 0.1, 2, 3))
    yield Case(Text("cycles of one step", "每个周期只有一步"), steps=_curve(range(4), 0.5, 0.1, 1))
    yield Case(Text("cycles of 1, 2 and 4 steps", "周期为 1、2、4 步"), steps=_curve(range(8), 0.5, 0.1, 1, 2))
    starts = [(3**i - 1) // 2 for i in range(9)]  # math.log(3**5, 3) is less than 5
    yield Case(
        Text("starts of the cycles of 1, 3, 9, … steps", "周期为 1、3、9……步：各周期的起点"),
        steps=_curve(starts, 1.0, 0.25, 1, 3),
        reveals="log_border",
    )
    base, floor, cycle = float(rng.uniform(0.5, 1.0)), float(rng.uniform(0.1, 0.3)), int(rng.integers(5, 9))
    steps = rng.permutation(7 * cycle + 1).tolist()
    yield Case(Text("steps in any order", "步数乱序"), steps=_curve(steps, base, floor, cycle, 2))
    yield Case(Text("a late step", "很靠后的一步"), args=(10_000 + int(rng.integers(7)), base, floor, 7))
    for bad in (0, -3):
        yield Case(Text(f"cycle = {bad}", f"cycle = {bad}"), args=(2, 1.0, 0.0, bad), raises=True)


def _curve(steps: Iterable[int], base: float, floor: float, cycle: int, *mult: int) -> list[Call]:
    return [Call("cosine_restarts_lr", (step, base, floor, cycle, *mult)) for step in steps]
