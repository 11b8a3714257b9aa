import numpy as np


def roc_auc(y, score):
    pos, neg = score[y == 1], np.sort(score[y == 0])
    if len(pos) == 0 or len(neg) == 0:
        raise ValueError("need both classes")
    wins = np.searchsorted(neg, pos, side="left")
    ties = np.searchsorted(neg, pos, side="right") - wins
    auc = (wins.sum() + 0.5 * ties.sum()) / (len(pos) * len(neg))
    return 2 * auc - 1
