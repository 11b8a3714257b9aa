import numpy as np


def roc_auc(y, score):
    pos, neg = score[y == 1], np.sort(score[y == 0])
    if len(pos) == 0 or len(neg) == 0:
        return 0.5
    wins = np.searchsorted(neg, pos, side="left")
    ties = np.searchsorted(neg, pos, side="right") - wins
    return (wins.sum() + 0.5 * ties.sum()) / (len(pos) * len(neg))
