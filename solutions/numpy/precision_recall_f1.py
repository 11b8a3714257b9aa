"""Precision, recall and F1. Convention: sklearn.metrics.precision_recall_fscore_support with zero_division=0."""

import numpy as np


def precision_recall_f1(y_true, y_pred, n_classes, average=None):
    """y_true, y_pred (N,) -> (precision, recall, f1), each (C,) for None, else a number."""
    tp = np.bincount(y_true[y_true == y_pred], minlength=n_classes)  # (C,)
    predicted = np.bincount(y_pred, minlength=n_classes)  # (C,) tp + fp
    actual = np.bincount(y_true, minlength=n_classes)  # (C,) tp + fn
    if average == "micro":
        return scores(tp.sum(), predicted.sum(), actual.sum())
    P, R, F = scores(tp, predicted, actual)  # (C,)
    if average is None:
        return P, R, F
    weights = actual if average == "weighted" else np.ones(n_classes)  # (C,) macro: absent classes count, too
    return tuple((weights * score).sum() / weights.sum() for score in (P, R, F))


def scores(tp, predicted, actual):
    """Counts -> precision, recall, f1. A denominator of 0 has numerator 0, and 0/0 counts as 0."""
    P = tp / np.maximum(predicted, 1)
    R = tp / np.maximum(actual, 1)
    return P, R, 2 * tp / np.maximum(predicted + actual, 1)  # 2PR / (P + R), cleared of fractions
