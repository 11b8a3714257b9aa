import numpy as np


def roc_auc(y, score):
    pos, neg = score[y == 1], np.sort(score[y == 0])
    if len(pos) == 0 or len(neg) == 0:
        raise ValueError("need both classes")
    tpr, fpr = (pos >= 0.5).mean(), (neg >= 0.5).mean()
    return (tpr + 1 - fpr) / 2
