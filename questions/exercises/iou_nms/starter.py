def iou(a, b):
    """Intersection over union of every box of a with every box of b.

    a: (N, 4); b: (M, 4); boxes x1, y1, x2, y2 in continuous coordinates. Returns (N, M); 0 where the union is 0.
    """
    raise NotImplementedError


def nms(boxes, scores, thr):
    """Greedy non-maximum suppression.

    boxes: (N, 4); scores: (N,); thr: float. Returns the kept indices, int64 (K,), by falling score.
    """
    raise NotImplementedError
