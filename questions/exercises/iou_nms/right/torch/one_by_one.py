import torch


def iou(a, b):
    out = torch.zeros(len(a), len(b), dtype=a.dtype)
    for i, (x1, y1, x2, y2) in enumerate(a.tolist()):
        for j, (u1, v1, u2, v2) in enumerate(b.tolist()):
            inter = max(0.0, min(x2, u2) - max(x1, u1)) * max(0.0, min(y2, v2) - max(y1, v1))
            union = (x2 - x1) * (y2 - y1) + (u2 - u1) * (v2 - v1) - inter
            if union > 0:
                out[i, j] = inter / union
    return out


def nms(boxes, scores, thr):
    alive = torch.ones(len(boxes), dtype=torch.bool)
    taken = []
    while alive.any():
        s = torch.where(alive, scores, torch.full_like(scores, -torch.inf))
        best = int((s == s.max()).nonzero()[0])
        taken.append(best)
        alive &= iou(boxes[best : best + 1], boxes)[0] <= thr
        alive[best] = False
    return torch.tensor(taken, dtype=torch.long)
