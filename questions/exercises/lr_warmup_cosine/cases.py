from collections.abc import Iterable, Iterator

import numpy as np

from drill.judge.case import Call, Case
from drill.text import Text


def cases(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(Text("half-way up", "预热到一半"), args=(2, 10, 4, 1.0))
    yield Case(Text("half-way down", "下降到一半"), args=(7, 10, 4, 1.0))
    yield Case(Text("the whole curve", "整条曲线"), steps=_curve(range(9), 8, 3, 1.0))
    yield Case(Text("the whole curve, floor 0.5", "整条曲线，floor=0.5"), steps=_curve(range(9), 8, 3, 2.0, 0.5))
    yield Case(Text("beyond the end", "超过总步数"), steps=_curve((8, 9, 12, 13, 30), 8, 3, 1.0))
    yield Case(Text("beyond the end, floor 0.5", "超过总步数，floor=0.5"), steps=_curve((8, 9, 12, 13, 30), 8, 3, 2.0, 0.5))
    yield Case(Text("no warm-up", "没有预热"), steps=_curve(range(7), 5, 0, 1.0, 0.25))
    yield Case(Text("warm-up of one step", "预热一步"), steps=_curve(range(7), 5, 1, 1.0, 0.25))
    yield Case(Text("warm-up until the last step but one", "预热直到倒数第二步"), steps=_curve(range(8), 6, 5, 1.0, 0.25))
    warmup, rest = int(rng.integers(4, 9)), int(rng.integers(5, 20))
    peak, floor = float(rng.uniform(0.5, 1.0)), float(rng.uniform(0.1, 0.3))
    steps = rng.permutation(warmup + rest + 5).tolist()
    name = Text("random sizes, steps in any order", "随机长度，步数乱序")
    yield Case(name, steps=_curve(steps, warmup + rest, warmup, peak, floor))
    large = (0, 1, 1999, 2000, 2001, 50_000, 99_999, 100_000, 100_001)
    yield Case(Text("100000 steps, peak 3e-4", "十万步，peak=3e-4"), steps=_curve(large, 100_000, 2000, 3e-4, 3e-5))


def _curve(steps: Iterable[int], total: int, warmup: int, peak: float, *floor: float) -> list[Call]:
    return [Call("warmup_cosine_lr", (step, total, warmup, peak, *floor)) for step in steps]
