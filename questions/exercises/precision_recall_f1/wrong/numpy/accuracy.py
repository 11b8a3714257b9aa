import numpy as np


def precision_recall_f1(y_true, y_pred, n_classes, average=None):
    tp = np.zeros(n_classes)
    predicted = np.zeros(n_classes)
    actual = np.zeros(n_classes)
    for c in range(n_classes):
        tp[c] = np.sum((y_true == c) & (y_pred == c))
        predicted[c] = np.sum(y_pred == c)
        actual[c] = np.sum(y_true == c)
    if average == "micro":
        tp, predicted, actual = tp.sum(keepdims=True), predicted.sum(keepdims=True), actual.sum(keepdims=True)
    p = 1 - (predicted + actual - 2 * tp) / len(y_true)
    r = np.divide(tp, actual, out=np.zeros_like(tp), where=actual > 0)
    f = np.divide(2 * p * r, p + r, out=np.zeros_like(tp), where=p + r > 0)
    if average is None:
        return p, r, f
    if average == "micro":
        return p[0], r[0], f[0]
    weights = actual if average == "weighted" else np.ones(n_classes)
    return tuple(np.sum(m * weights) / np.sum(weights) for m in (p, r, f))
