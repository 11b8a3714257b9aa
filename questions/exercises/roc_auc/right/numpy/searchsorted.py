import numpy as np


def roc_auc(y, score):
    positive = y.astype(bool)
    wins, losses = score[positive], np.sort(score[~positive])
    if not wins.size or not losses.size:
        raise ValueError("one class only")
    below = np.searchsorted(losses, wins, side="left").astype(float)
    upto = np.searchsorted(losses, wins, side="right")
    return float(((below + upto) / 2).mean() / losses.size)
