import torch


def iou(a, b):
    ax1, ay1, ax2, ay2 = a[:, 0:1], a[:, 1:2], a[:, 2:3], a[:, 3:4]
    bx1, by1, bx2, by2 = b[:, 0], b[:, 1], b[:, 2], b[:, 3]
    w = torch.minimum(ax2, bx2) - torch.maximum(ax1, bx1)
    h = torch.minimum(ay2, by2) - torch.maximum(ay1, by1)
    inter = w * h
    inter = inter * (inter > 0)
    union = (ax2 - ax1) * (ay2 - ay1) + (bx2 - bx1) * (by2 - by1) - inter
    return inter / torch.where(union > 0, union, torch.ones_like(union))


def nms(boxes, scores, thr):
    order = torch.argsort(scores, descending=True, stable=True)
    keep = []
    while len(order) > 0:
        i = order[0]
        keep.append(int(i))
        overlap = iou(boxes[i : i + 1], boxes[order[1:]])[0]
        order = order[1:][overlap <= thr]
    return torch.tensor(keep, dtype=torch.int64)
