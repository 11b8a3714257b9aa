"""Hidden tests of roc_auc.

Where scores are tied, they are so in an odd number of pairs of a positive and a negative: what decides ties by the order
of the samples is then never right by chance. No score is 0.5.
"""

import numpy as np

from drill.judge.case import Case
from drill.text import Text


def cases(rng):
    y, score = np.array([1, 0, 1, 0, 0]), np.array([0.9, 0.8, 0.4, 0.6, 0.1])
    yield Case(Text("5 samples by hand", "可手算的 5 个样本"), args=(y, score))
    for n, kind in ((12, np.int64), (31, np.bool_)):
        y, score = draw(rng, n)
        name = Text(f"{n} samples, y of {np.dtype(kind)}", f"{n} 个样本，y 为 {np.dtype(kind)}")
        yield Case(name, args=(y.astype(kind), score))
    yield Case(Text("a tie", "有一处平分"), args=(np.array([0, 1]), np.array([0.7, 0.7])), reveals="ties")
    for labels in ([1, 0, 0, 0, 1, 1], [0, 0, 0, 1, 1, 1]):
        name = Text(f"all scores equal, y = {labels}", f"所有分数相等，y = {labels}")
        yield Case(name, args=(np.array(labels), np.full(6, 0.3)), reveals="ties")
    y, score = draw(rng, 60, levels=5)
    yield Case(Text("60 samples, 5 different scores", "60 个样本，只有 5 种分数"), args=(y, score), reveals="ties")
    score = np.array([0.1, 0.3, 0.2, 0.9, 0.8])
    for y in ([0, 0, 0, 1, 1], [1, 1, 1, 0, 0]):
        name = Text("perfectly separated" if y[-1] else "separated the wrong way round", "完全分开" if y[-1] else "分反了")
        yield Case(name, args=(np.array(y), score))
    y, score = draw(rng, 25)
    name = Text("scores from -300 to 3000: only the order counts", "分数从 -300 到 3000：只有次序重要")
    yield Case(name, args=(y, 3000 * score - 300))
    y, score = draw(rng, 40)
    name = Text("float32, every second entry", "float32，隔一个取一个")
    yield Case(name, args=(np.repeat(y, 2)[::2], np.repeat(score, 2).astype(np.float32)[::2]))
    for y in ([1, 1, 1], [0, 0], [1]):
        name = Text(f"y = {y}: must raise", f"y = {y}：必须报错")
        yield Case(name, args=(np.array(y), rng.random(len(y))), raises=True)
    y, score = draw(rng, 24_000)
    name = Text("24000 samples, within 96 MB", "24000 个样本，96 MB 内存")
    yield Case(name, args=(y, score))


def draw(rng, n, *, levels=0):
    """Labels, about 40 % positive, and scores that follow them a little."""
    while True:
        y = (rng.random(n) < 0.4).astype(np.int64)
        y[:2] = 0, 1
        score = 0.8 * rng.random(n) + 0.1 * y + 0.05
        if not levels:
            return y, score
        group = (levels * score).astype(int)
        tied = sum(int(y[group == g].sum() * (1 - y[group == g]).sum()) for g in range(levels))
        if tied % 2:
            return y, (group + 0.25) / levels
