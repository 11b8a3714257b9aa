import numpy as np


def roc_auc(y, score):
    pos, neg = score[y == 1], np.sort(score[y == 0])
    if len(pos) == 0 or len(neg) == 0:
        raise ValueError("need both classes")
    return ((score >= 0.5) == (y == 1)).mean()
