import numpy as np


def roc_auc(y, score):
    y = np.asarray(y).astype(int)
    n_pos, n_neg = y.sum(), (1 - y).sum()
    if n_pos == 0 or n_neg == 0:
        raise ValueError("only one class present")
    order = np.argsort(-score, kind="stable")
    y, score = y[order], score[order]
    tps, fps = np.cumsum(y), np.cumsum(1 - y)
    last = np.r_[np.nonzero(np.diff(score))[0], len(score) - 1]
    tpr = tps[last] / n_pos
    fpr = fps[last] / n_neg
    return np.trapezoid(tpr, fpr)
