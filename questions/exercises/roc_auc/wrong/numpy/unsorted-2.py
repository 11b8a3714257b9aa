import numpy as np


def roc_auc(y, score):
    y = np.asarray(y).astype(int)
    n_pos, n_neg = y.sum(), (1 - y).sum()
    if n_pos == 0 or n_neg == 0:
        raise ValueError("only one class present")
    pos, neg = np.sort(score[y == 1]), np.sort(score[y == 0])
    tpr = 1 - np.searchsorted(pos, score) / n_pos
    fpr = 1 - np.searchsorted(neg, score) / n_neg
    return np.trapezoid(tpr, fpr)
