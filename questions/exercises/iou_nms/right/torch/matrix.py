import torch


def iou(a, b):
    a, b = a.unsqueeze(1), b.unsqueeze(0)
    w = (torch.min(a[..., 2], b[..., 2]) - torch.max(a[..., 0], b[..., 0])).relu()
    h = (torch.min(a[..., 3], b[..., 3]) - torch.max(a[..., 1], b[..., 1])).relu()
    union = (a[..., 2] - a[..., 0]) * (a[..., 3] - a[..., 1]) + (b[..., 2] - b[..., 0]) * (b[..., 3] - b[..., 1]) - w * h
    return (w * h / union).nan_to_num(0.0)


def nms(boxes, scores, thr):
    """All overlaps at once; a box is alive until a better one that is kept covers it."""
    order = scores.sort(descending=True, stable=True).indices
    covers = iou(boxes[order], boxes[order]) > thr
    alive = torch.ones(len(order), dtype=torch.bool)
    for i in range(len(order)):
        if alive[i]:
            alive[i + 1 :] &= ~covers[i, i + 1 :]
    return order[alive]
