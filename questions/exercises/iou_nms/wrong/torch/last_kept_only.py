import torch


def iou(a, b):
    low, high = torch.maximum(a[:, None, :2], b[:, :2]), torch.minimum(a[:, None, 2:], b[:, 2:])
    inter = (high - low).clamp(min=0).prod(dim=2)
    area_a, area_b = ((box[:, 2:] - box[:, :2]).prod(dim=1) for box in (a, b))
    union = area_a[:, None] + area_b - inter
    return torch.where(union > 0, inter / union, 0.0)


def nms(boxes, scores, thr):
    keep = []
    for i in torch.argsort(scores, descending=True, stable=True).tolist():
        if not keep or iou(boxes[i, None], boxes[keep[-1], None])[0, 0] <= thr:
            keep.append(i)
    return torch.tensor(keep, dtype=torch.int64)
