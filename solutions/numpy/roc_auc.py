"""Area under the ROC curve as the Mann-Whitney statistic. Source: Hanley and McNeil, 1982; Fawcett, 2006, section 7."""

import numpy as np


def roc_auc(y, score):
    """y (N,) of 0 and 1, score (N,) -> P(score of a positive > score of a negative) + P(equal) / 2."""
    positive, negative = score[y == 1], np.sort(score[y == 0])  # (P,), (N - P,)
    if not len(positive) or not len(negative):
        raise ValueError("the AUC needs both classes")
    below = np.searchsorted(negative, positive, side="left")  # (P,) negatives below each positive
    not_above = np.searchsorted(negative, positive, side="right")  # (P,) and those equal to it
    return (below + not_above).mean() / (2 * len(negative))  # those that are equal count half
