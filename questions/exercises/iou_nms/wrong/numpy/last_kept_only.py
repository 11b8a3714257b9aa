import numpy as np


def iou(a, b):
    low, high = np.maximum(a[:, None, :2], b[:, :2]), np.minimum(a[:, None, 2:], b[:, 2:])
    inter = np.maximum(high - low, 0).prod(axis=2)
    area_a, area_b = ((box[:, 2:] - box[:, :2]).prod(axis=1) for box in (a, b))
    union = area_a[:, None] + area_b - inter
    return np.divide(inter, union, out=np.zeros_like(inter), where=union > 0)


def nms(boxes, scores, thr):
    keep = []
    for i in np.argsort(-scores, kind="stable"):
        if not keep or iou(boxes[i : i + 1], boxes[keep[-1] : keep[-1] + 1])[0, 0] <= thr:
            keep.append(int(i))
    return np.array(keep, dtype=np.int64)
