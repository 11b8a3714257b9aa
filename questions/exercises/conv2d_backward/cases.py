"""Hidden tests of conv2d_backward."""

import numpy as np

from drill.judge.case import Case
from drill.text import Text


def cases(rng):
    x = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]).reshape(1, 1, 2, 3)
    weight, dy = np.array([1.0, 2.0]).reshape(1, 1, 1, 2), np.array([[1.0, 2.0], [0.0, 3.0]]).reshape(1, 1, 2, 2)
    yield Case(Text("2x3 image, 1x2 kernel", "2x3 图像，1x2 核"), args=(dy, x, weight))
    yield make(rng, (1, 2, 4, 5), (3, 2, 2, 3))
    yield make(rng, (3, 2, 5, 4), (4, 2, 3, 2))
    yield make(rng, (2, 3, 7, 6), (2, 3, 3, 2), stride=2)
    yield make(rng, (3, 2, 4, 6), (5, 2, 3, 2), padding=1)
    yield make(rng, (2, 2, 8, 9), (3, 2, 4, 3), stride=2, padding=2)
    name = Text("stride 3: borders that no window reads", "步长 3：边缘没有窗口读到")
    yield make(rng, (2, 1, 9, 7), (2, 1, 4, 2), stride=3, name=name)
    name = Text("stride 3 over a 2x2 kernel: gaps between the windows", "步长 3，2x2 核：窗口之间有空隙")
    yield make(rng, (2, 2, 8, 10), (3, 2, 2, 2), stride=3, padding=1, name=name)
    yield make(rng, (2, 3, 3, 4), (2, 3, 1, 1), name=Text("1x1 kernel", "1x1 核"))
    name = Text("1x1 kernel, padding 2: windows of zeros only", "1x1 核，padding=2：有些窗口全是零")
    yield make(rng, (2, 1, 3, 2), (2, 1, 1, 1), padding=2, name=name)
    name = Text("the kernel is as large as the image", "核与图像一样大")
    yield make(rng, (3, 2, 3, 4), (2, 2, 3, 4), name=name)
    yield make(rng, (2, 2, 3, 3), (2, 2, 2, 2), name=Text("N = C = F = kernel = 2", "N = C = F = 核 = 2"))
    dy, x, weight = draw(rng, (4, 2, 5, 3), (3, 2, 2, 3), 1, 1)
    name = Text("transposed, not contiguous", "转置后内存不连续")
    dy = np.ascontiguousarray(dy.swapaxes(0, 3)).swapaxes(0, 3)
    x = np.ascontiguousarray(x.transpose(2, 3, 1, 0)).transpose(3, 2, 0, 1)
    yield Case(name, args=(dy, x, weight, 1, 1))
    dy, x, weight = (array.astype(np.float32) for array in draw(rng, (2, 2, 5, 6), (3, 2, 3, 3), 2, 1))
    yield Case("float32", args=(dy, x, weight, 2, 1))


def make(rng, image, kernel, *, stride=1, padding=0, name=None):
    """One case."""
    name = name or f"{image}, {kernel}, stride={stride}, padding={padding}"
    return Case(name, args=(*draw(rng, image, kernel, stride, padding), stride, padding))


def draw(rng, image, kernel, stride, padding):
    """dy, x and weight. dy is above 0 in the mean: what averages it instead of summing it up is far off."""
    out = [(n + 2 * padding - k) // stride + 1 for n, k in zip(image[2:], kernel[2:], strict=True)]
    dy = rng.normal(size=(image[0], kernel[0], *out)) + rng.uniform(0.5, 1.5, size=(kernel[0], 1, 1))
    return dy, rng.normal(size=image), rng.normal(size=kernel)
