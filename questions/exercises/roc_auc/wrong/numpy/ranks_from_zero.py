import numpy as np


def roc_auc(y, score):
    positive = np.asarray(y).astype(bool)
    if positive.all() or not positive.any():
        raise ValueError("need both classes")
    _, inverse, counts = np.unique(score, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    rank = (last - counts + last - 1)[inverse] / 2
    p, n = int(positive.sum()), int((~positive).sum())
    return (rank[positive].sum() - p * (p + 1) / 2) / (p * n)
