"""Hidden tests of precision_recall_f1.

Labels come from fixed confusion matrices, in which rows, columns and class sizes differ, with classes renamed and samples
shuffled: so every mistake shows for every draw. One matrix has a class that is never predicted, one a class that never
occurs and one that is only predicted.
"""

import numpy as np

from drill.judge.case import Case
from drill.text import Text

PLAIN = [[5, 1, 0], [2, 3, 1], [0, 4, 8]]
NEVER_PREDICTED = [[4, 2, 0, 1], [1, 3, 0, 0], [2, 1, 0, 1], [0, 0, 0, 5]]
NEVER_TRUE = [[3, 1, 0, 1, 0], [2, 6, 1, 0, 0], [0, 1, 2, 2, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0]]
AVERAGES = (None, "macro", "weighted", "micro")


def cases(rng):
    y, p = np.array([0, 0, 0, 1, 1, 2]), np.array([0, 0, 1, 1, 2, 2])
    yield Case(Text("six samples, per class", "6 个样本，逐类"), args=(y, p, 3))
    for average in AVERAGES[1:]:
        y, p = draw(rng, PLAIN)
        yield Case(Text(f"3 classes, {average}", f"3 个类别，{average}"), args=(y, p, 3, average))
    for average in AVERAGES:
        y, p = draw(rng, NEVER_PREDICTED)
        name = Text(f"a class is never predicted, {average}", f"有一类从未被预测，{average}")
        yield Case(name, args=(y, p, 4, average), reveals=() if average == "micro" else "nan")
    for average in AVERAGES:
        y, p = draw(rng, NEVER_TRUE, rename=False)
        name = Text(f"a class is absent, another only predicted, {average}", f"有一类不出现，另一类只被预测，{average}")
        reveals = {None: "nan", "macro": ("nan", "present_only"), "weighted": "nan", "micro": ()}[average]
        yield Case(name, args=(y, p, 5, average), reveals=reveals)
    yield Case(Text("one sample, one class", "一个样本，一个类别"), args=(np.array([0]), np.array([0]), 1))
    for average in ("macro", "micro"):
        name = Text(f"one sample, wrong, {average}", f"一个样本且预测错误，{average}")
        yield Case(name, args=(np.array([1]), np.array([0]), 2, average), reveals="nan")
    y, p = rng.integers(0, 6, 150), rng.integers(0, 6, 150)
    yield Case(Text("150 random samples, per class", "150 个随机样本，逐类"), args=(y, p, 6))


def draw(rng, matrix, *, rename=True):
    """Labels and predictions with this confusion matrix (rows: truth)."""
    counts = np.array(matrix)
    y, p = (np.repeat(labels.ravel(), counts.ravel()) for labels in np.indices(counts.shape))
    names = rng.permutation(len(counts)) if rename else np.arange(len(counts))
    order = rng.permutation(len(y))
    return names[y[order]], names[p[order]]
