import numpy as np


def roc_auc(y, score):
    positive = np.asarray(y).astype(bool)
    if positive.all() or not positive.any():
        raise ValueError("need both classes")
    points = [(0.0, 0.0)]
    for threshold in np.linspace(score.max(), score.min(), 1001):
        said = score >= threshold
        points.append((said[~positive].mean(), said[positive].mean()))
    fpr, tpr = np.array(points + [(1.0, 1.0)]).T
    return float(np.trapezoid(tpr, fpr))
