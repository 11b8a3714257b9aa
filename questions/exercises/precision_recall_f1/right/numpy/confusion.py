import numpy as np


def precision_recall_f1(y_true, y_pred, n_classes, average=None):
    confusion = np.bincount(n_classes * y_true + y_pred, minlength=n_classes**2).reshape(n_classes, n_classes)
    tp, support = np.diag(confusion), confusion.sum(axis=1)
    p = tp / np.maximum(confusion.sum(axis=0), 1)
    r = tp / np.maximum(support, 1)
    f = 2 * tp / np.maximum(confusion.sum(axis=0) + support, 1)
    if average == "micro":
        accuracy = np.mean(y_true == y_pred)
        return accuracy, accuracy, accuracy
    if average == "macro":
        return p.mean(), r.mean(), f.mean()
    if average == "weighted":
        return np.average(p, weights=support), np.average(r, weights=support), np.average(f, weights=support)
    return p, r, f
