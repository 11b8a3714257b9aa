import numpy as np


def iou(a, b):
    out = np.zeros((len(a), len(b)), dtype=a.dtype)
    for i, (x1, y1, x2, y2) in enumerate(a):
        for j, (u1, v1, u2, v2) in enumerate(b):
            w, h = min(x2, u2) - max(x1, u1), min(y2, v2) - max(y1, v1)
            if w > 0 and h > 0:
                inter = w * h
                out[i, j] = inter / ((x2 - x1) * (y2 - y1) + (u2 - u1) * (v2 - v1) - inter)
    return out


def nms(boxes, scores, thr):
    """All overlaps at once; a box is alive until a better one that is kept covers it."""
    order = np.lexsort((np.arange(len(scores)), -scores))
    covers = iou(boxes, boxes) > thr
    alive = np.ones(len(boxes), dtype=bool)
    keep = []
    for i in order:
        if alive[i]:
            keep.append(i)
            alive &= ~covers[i]
    return np.asarray(keep, dtype=int)
