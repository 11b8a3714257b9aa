"""Hidden tests of textcnn_pool. Rows beyond a sequence's length are large, so that windows that touch them would win."""

import numpy as np

from drill.judge.case import Case
from drill.text import Text

BANKS = ((4, 3), (2, 2), (3, 4))  # (filters, width), neither rising nor falling


def cases(rng):
    emb = np.array([[1.0, -1.0, 2.0, 9.0], [3.0, 1.0, 0.0, 2.0]])[:, :, None]
    filters = [np.array([[[1.0], [2.0]], [[-1.0], [1.0]]]), np.array([[[5.0]]])]
    args = (emb, filters, [np.array([0.0, 0.5]), np.array([-4.0])], np.array([3, 4]))
    name = Text("D = 1, windows of 2 and 1, lengths 3 and 4", "D = 1，窗口为 2 和 1，长度为 3 和 4")
    yield Case(name, args=args)
    yield make(rng, (3, 7, 5), BANKS, [7, 7, 7], Text("all of full length", "全部满长"), grad=True)
    yield make(rng, (4, 9, 3), BANKS, [5, 4, 9, 7], Text("lengths 5, 4, 9, 7 of 9", "长度 5、4、9、7（共 9）"), grad=True)
    yield make(rng, (3, 6, 4), ((3, 2),), [3, 6, 2], Text("one bank", "只有一组滤波器"))
    yield make(rng, (2, 6, 3), ((2, 2), (3, 2)), [5, 4], Text("two banks of one width", "两组滤波器宽度相同"))
    name = Text("as many windows as filters", "窗口数等于滤波器数")
    yield make(rng, (3, 5, 4), ((4, 2), (3, 3)), [5, 5, 5], name)
    yield make(rng, (4, 4, 4), ((4, 1),), [4, 4, 2, 3], Text("B = T = D = filters = 4", "B = T = D = 滤波器数 = 4"))
    yield make(rng, (3, 5, 2), ((3, 5), (2, 1)), [5, 5, 5], Text("windows of T and 1", "窗口为 T 和 1"))
    for lengths in ([6, 6], [4, 5]):
        name = Text(f"nothing fires, lengths {lengths} of 6", f"没有滤波器被激活，长度 {lengths}（共 6）")
        yield make(rng, (2, 6, 3), BANKS, lengths, name, shift=-40.0, grad=True)
    name = Text("lengths 0, 1, 2, 3, 7: some shorter than a window", "长度 0、1、2、3、7：有的比窗口短")
    yield make(rng, (5, 7, 3), BANKS, [0, 1, 2, 3, 7], name, grad=True, reveals="short_crash")
    yield make(rng, (2, 4, 3), BANKS, [0, 0], Text("empty sequences", "空序列"), reveals="short_crash")
    emb, filters, biases, lengths = draw(rng, (4, 3, 7), BANKS, [4, 6, 5, 7])
    emb = rng.normal(size=(4, 3, 7))
    name = Text("transposed, not contiguous", "转置后内存不连续")
    yield Case(name, args=(emb.swapaxes(1, 2), [w[:, :, :1].repeat(3, axis=2) for w in filters], biases, lengths))
    emb, filters, biases, lengths = draw(rng, (3, 8, 4), BANKS, [8, 5, 6])
    filters, biases = ([array.astype(np.float32) for array in arrays] for arrays in (filters, biases))
    yield Case("float32", args=(emb.astype(np.float32), filters, biases, lengths))
    name = Text("on another device", "在另一个设备上")
    yield Case(name, args=draw(rng, (3, 8, 4), BANKS, [8, 5, 6]), device="meta")


def make(rng, shape, banks, lengths, name, *, shift=0.0, grad=False, reveals=()):
    """One case."""
    emb, filters, biases, lengths = draw(rng, shape, banks, lengths, shift)
    args = (emb, filters, biases, lengths)
    return Case(name, args=args, grad=(emb, *filters, *biases) if grad else (), reveals=reveals)


def draw(rng, shape, banks, lengths, shift=0.0):
    """The arguments. With a shift of the biases the rows beyond a sequence are as small as its own."""
    (B, T, D), lengths = shape, np.array(lengths)
    emb = rng.normal(size=shape)
    if not shift:
        emb[np.arange(T) >= lengths[:, None]] *= 30.0
    filters = [rng.normal(size=(f, n, D)) for f, n in banks]
    biases = [rng.choice([-1.0, 1.0], f) * rng.uniform(0.2, 1.0, f) + shift for f, _ in banks]
    return emb, filters, biases, lengths
