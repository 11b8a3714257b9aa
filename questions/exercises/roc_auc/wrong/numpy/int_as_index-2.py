import numpy as np


def roc_auc(y, score):
    if len(np.unique(y)) < 2:
        raise ValueError("need both classes")
    pos, neg = score[y == 1], np.sort(score[~y])
    below = np.searchsorted(neg, pos, side="left")
    upto = np.searchsorted(neg, pos, side="right")
    return float((below + upto).mean() / 2 / len(neg))
