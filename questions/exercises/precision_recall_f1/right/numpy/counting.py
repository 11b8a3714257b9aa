import numpy as np


def ratio(a, b):
    return a / b if b else 0.0


def precision_recall_f1(y_true, y_pred, n_classes, average=None):
    pairs = list(zip(y_true.tolist(), y_pred.tolist()))
    rows = []
    for c in range(n_classes):
        tp = sum(t == c and p == c for t, p in pairs)
        fp = sum(t != c and p == c for t, p in pairs)
        fn = sum(t == c and p != c for t, p in pairs)
        rows.append((tp, fp, fn))
    if average == "micro":
        rows = [tuple(map(sum, zip(*rows)))]
    scores = []
    for tp, fp, fn in rows:
        p, r = ratio(tp, tp + fp), ratio(tp, tp + fn)
        scores.append((p, r, ratio(2 * p * r, p + r)))
    if average is None:
        return tuple(np.array(column) for column in zip(*scores))
    weights = [tp + fn for tp, fp, fn in rows] if average == "weighted" else [1] * len(rows)
    return tuple(sum(w * s for w, s in zip(weights, column)) / sum(weights) for column in zip(*scores))
