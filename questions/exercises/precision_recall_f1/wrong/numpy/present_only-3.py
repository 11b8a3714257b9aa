import numpy as np


def precision_recall_f1(y_true, y_pred, n_classes, average=None):
    classes = np.union1d(y_true, y_pred)
    tp = np.array([np.sum((y_true == c) & (y_pred == c)) for c in classes], dtype=float)
    predicted = np.array([np.sum(y_pred == c) for c in classes], dtype=float)
    actual = np.array([np.sum(y_true == c) for c in classes], dtype=float)
    if average == "micro":
        tp, predicted, actual = tp.sum(keepdims=True), predicted.sum(keepdims=True), actual.sum(keepdims=True)
    p = np.divide(tp, predicted, out=np.zeros_like(tp), where=predicted > 0)
    r = np.divide(tp, actual, out=np.zeros_like(tp), where=actual > 0)
    f = np.divide(2 * p * r, p + r, out=np.zeros_like(tp), where=p + r > 0)
    if average is None:
        return p, r, f
    if average == "micro":
        return p[0], r[0], f[0]
    weights = actual if average == "weighted" else np.ones(len(classes))
    return tuple(np.sum(m * weights) / np.sum(weights) for m in (p, r, f))
