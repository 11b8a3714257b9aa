def roc_auc(y, score):
    """Area under the ROC curve.

    y: (N,) of 0 and 1, int or bool; score: (N,) float. Returns a number.
    Raises ValueError if only one class is present.
    """
    raise NotImplementedError
