"""Hidden tests of iou_nms.

Boxes are some units wide, so that a small constant beside the union makes no difference. Those that are apart are so by
little, or along one axis only: a "negative overlap" is then smaller than the union, however that is guarded. No IoU lies
near a threshold, unless it is 0.
"""

import numpy as np

from drill.judge.case import Case
from drill.text import Text


def cases(rng):
    a = np.array([[0.0, 0.0, 20.0, 10.0], [30.0, 14.0, 40.0, 34.0]])
    b = np.array([[10.0, 5.0, 20.0, 25.0], [22.0, 12.0, 32.0, 17.0]])
    yield Case(Text("IoU of 2 and 2 boxes by hand", "可手算的 IoU：2 个框与 2 个框"), args=(a, b))
    yield Case(Text("IoU of 5 and 7 boxes", "5 个框与 7 个框的 IoU"), args=(draw(rng, 5), draw(rng, 7)))
    yield Case(Text("IoU of 4 and 4 boxes", "4 个框与 4 个框的 IoU"), args=(draw(rng, 4), draw(rng, 4)))
    a = np.array([[0.0, 0.0, 10.0, 10.0]]) + rng.uniform(0.0, 5.0)
    moves = [[13.0, 12.0], [-15.0, 12.0], [10.0, 0.0], [0.0, -10.0], [10.0, 10.0], [14.0, 2.0], [0.0, 0.0]]
    name = Text("boxes apart, touching, the same", "相离、相接、重合的框")
    yield Case(name, args=(a, np.concatenate([a + np.tile(move, 2) for move in moves])))
    flat = np.array([[3.0, 3.0, 3.0, 3.0], [4.0, 1.0, 4.0, 9.0]])
    name = Text("boxes without area", "面积为零的框")
    yield Case(name, args=(flat, np.concatenate([flat, a])), reveals="zero_area")
    for n, m in ((0, 3), (2, 0)):
        yield Case(Text(f"IoU of {n} and {m} boxes", f"{n} 个框与 {m} 个框的 IoU"), args=(draw(rng, n), draw(rng, m)))
    a, b = (draw(rng, n).astype(np.float32) for n in (3, 4))
    yield Case(Text("IoU, float32", "IoU，float32"), args=(a, b))
    yield from suppressions(rng)


def suppressions(rng):
    row = np.array([[0.0, 0.0, 10.0, 10.0], [4.0, 0.0, 14.0, 10.0], [8.0, 0.0, 18.0, 10.0], [50.0, 0.0, 60.0, 9.0]])
    name = Text("nms: three boxes in a row, one apart", "nms：三个框依次相叠，一个相离")
    yield make(name, row, np.array([0.3, 0.2, 0.1, 0.5]), 0.3)
    boxes = np.concatenate([row + np.array([x, 0.0, x, 0.0]) for x in (0.0, 100.0, 200.0)])
    for thr in (0.0, 0.3, 1.0):
        order = rng.permutation(len(boxes))
        yield make(f"nms, thr={thr}", boxes[order], rng.permutation(12)[order] / 12, thr)
    name = Text("nms, equal scores", "nms，分数相等")
    yield make(name, boxes[rng.permutation(12)], np.repeat([0.7, 0.4], 6), 0.3)
    yield make(Text("nms of no box", "nms：没有框"), draw(rng, 0), np.zeros(0), 0.5, reveals="empty_dtype")
    yield make(Text("nms of one box", "nms：一个框"), draw(rng, 1), rng.random(1), 0.5)
    boxes = draw(rng, 80, wide=True)
    yield make(Text("nms of 80 boxes", "nms：80 个框"), boxes, rng.permutation(80) / 80, clear(boxes, 0.25))
    boxes = draw(rng, 30, wide=True).astype(np.float32)
    name = Text("nms of 30 boxes, float32", "nms：30 个框，float32")
    yield make(name, boxes, rng.permutation(30).astype(np.float32), clear(boxes, 0.25))


def make(name, boxes, scores, thr, reveals=()):
    """A case of nms."""
    return Case(name, function="nms", args=(boxes, scores, thr), reveals=reveals)


def draw(rng, n, *, wide=False):
    """Boxes of 15 to 30 units that overlap or nearly do; `wide`: side by side in a long strip."""
    low = rng.uniform(0.0, [6.0 * n if wide else 25.0, 10.0 if wide else 25.0], (n, 2))
    return np.concatenate([low, low + rng.uniform(15.0, 30.0, (n, 2))], axis=1)


def clear(boxes, thr):
    """The first threshold from thr on that no IoU is near."""
    low, high = np.maximum(boxes[:, None, :2], boxes[:, :2]), np.minimum(boxes[:, None, 2:], boxes[:, 2:])
    inter, area = np.maximum(high - low, 0.0).prod(axis=2), (boxes[:, 2:] - boxes[:, :2]).prod(axis=1)
    values = inter / (area[:, None] + area - inter)
    while np.abs(values - thr).min() < 1e-5:
        thr += 3e-5
    return thr
