import numpy as np


def precision_recall_f1(y_true, y_pred, n_classes, average=None):
    M = np.zeros((n_classes, n_classes), dtype=int)
    np.add.at(M, (y_true, y_pred), 1)
    tp = np.diag(M)
    fp = M.sum(0) - tp
    fn = M.sum(1) - tp
    if average == "micro":
        tp, fp, fn = tp.sum(), fp.sum(), fn.sum()

    def div(a, b):
        a, b = np.asarray(a, float), np.asarray(b, float)
        return np.divide(a, b, out=np.zeros_like(a), where=b != 0)

    p = div(tp, tp + fp)
    r = div(tp, tp + fn)
    f = div(2 * p * r, p + r)
    if average is None:
        return p, r, f
    if average == "weighted":
        w = (tp + fn) / (tp + fn).sum()
        return (
            float((p * w).sum()),
            float((r * w).sum()),
            float(div(2 * (p * w).sum() * (r * w).sum(), (p * w).sum() + (r * w).sum())),
        )
    return float(p.mean()), float(r.mean()), float(f.mean())
