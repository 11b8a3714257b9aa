import numpy as np


def roc_auc(y, score):
    pos, neg = score[y], np.sort(score[1 - y.astype(int) == 1])
    if len(pos) == 0 or len(neg) == 0:
        raise ValueError("need both classes")
    wins = np.searchsorted(neg, pos, side="left")
    ties = np.searchsorted(neg, pos, side="right") - wins
    return (wins.sum() + 0.5 * ties.sum()) / (len(pos) * len(neg))
