import numpy as np


def iou(a, b):
    ax1, ay1, ax2, ay2 = a[:, 0:1], a[:, 1:2], a[:, 2:3], a[:, 3:4]
    bx1, by1, bx2, by2 = b[:, 0], b[:, 1], b[:, 2], b[:, 3]
    w = np.minimum(ax2, bx2) - np.maximum(ax1, bx1)
    h = np.minimum(ay2, by2) - np.maximum(ay1, by1)
    inter = np.maximum(w, 0) * np.maximum(h, 0)
    union = (ax2 - ax1) * (ay2 - ay1) + (bx2 - bx1) * (by2 - by1) - inter
    return inter / np.where(union > 0, union, np.ones_like(union))


def nms(boxes, scores, thr):
    order = np.argsort(-scores, kind="stable")
    overlap = iou(boxes[order], boxes[order])
    keep = [int(order[i]) for i in range(len(order)) if not (overlap[i, :i] > thr).any()]
    return np.array(keep, dtype=np.int64)
