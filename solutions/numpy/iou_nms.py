"""Intersection over union, and greedy non-maximum suppression as in Girshick et al., 2014 (R-CNN), section 2.2."""

import numpy as np


def iou(a, b):
    """a (N, 4), b (M, 4), boxes x1, y1, x2, y2 -> (N, M). 0 where the union is 0."""
    low, high = np.maximum(a[:, None, :2], b[:, :2]), np.minimum(a[:, None, 2:], b[:, 2:])  # (N, M, 2)
    inter = np.maximum(high - low, 0).prod(axis=2)  # (N, M) an overlap below 0 is none
    area_a, area_b = ((box[:, 2:] - box[:, :2]).prod(axis=1) for box in (a, b))  # (N,), (M,)
    union = area_a[:, None] + area_b - inter  # (N, M)
    return np.divide(inter, union, out=np.zeros_like(inter), where=union > 0)


def nms(boxes, scores, thr):
    """boxes (N, 4), scores (N,) -> kept indices (K,), by falling score."""
    keep, remaining = [], np.argsort(-scores, kind="stable")  # equal scores: smaller index first
    while remaining.size:
        best, rest = remaining[0], remaining[1:]
        keep.append(best)
        remaining = rest[iou(boxes[[best]], boxes[rest])[0] <= thr]
    return np.array(keep, dtype=np.int64)
