"""Intersection over union, and greedy non-maximum suppression as in Girshick et al., 2014 (R-CNN), section 2.2."""

import torch


def iou(a, b):
    """a (N, 4), b (M, 4), boxes x1, y1, x2, y2 -> (N, M). 0 where the union is 0."""
    low, high = torch.maximum(a[:, None, :2], b[:, :2]), torch.minimum(a[:, None, 2:], b[:, 2:])  # (N, M, 2)
    inter = (high - low).clamp(min=0).prod(dim=2)  # (N, M) an overlap below 0 is none
    area_a, area_b = ((box[:, 2:] - box[:, :2]).prod(dim=1) for box in (a, b))  # (N,), (M,)
    union = area_a[:, None] + area_b - inter  # (N, M)
    return torch.where(union > 0, inter / union, 0.0)


def nms(boxes, scores, thr):
    """boxes (N, 4), scores (N,) -> kept indices (K,), by falling score."""
    keep, remaining = [], torch.argsort(scores, descending=True, stable=True)  # equal scores: smaller index first
    while remaining.numel():
        best, rest = remaining[0], remaining[1:]
        keep.append(int(best))
        remaining = rest[iou(boxes[best, None], boxes[rest])[0] <= thr]
    return torch.tensor(keep, dtype=torch.int64, device=boxes.device)
