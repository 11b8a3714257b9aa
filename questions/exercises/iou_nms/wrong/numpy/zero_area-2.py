import numpy as np


def iou(a, b):
    rows = []
    for x1, y1, x2, y2 in a.tolist():
        row = []
        for u1, v1, u2, v2 in b.tolist():
            inter = max(min(x2, u2) - max(x1, u1), 0.0) * max(min(y2, v2) - max(y1, v1), 0.0)
            row.append(inter / ((x2 - x1) * (y2 - y1) + (u2 - u1) * (v2 - v1) - inter))
        rows.append(row)
    return np.array(rows, dtype=a.dtype).reshape(len(a), len(b))


def nms(boxes, scores, thr):
    order = np.argsort(-scores, kind="stable")
    keep = []
    while len(order) > 0:
        i = order[0]
        keep.append(int(i))
        overlap = iou(boxes[i : i + 1], boxes[order[1:]])[0]
        order = order[1:][overlap <= thr]
    return np.array(keep, dtype=np.int64)
