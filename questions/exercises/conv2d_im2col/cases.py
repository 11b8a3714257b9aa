"""Hidden tests of conv2d_im2col."""

import numpy as np

from drill.judge.case import Case
from drill.text import Text


def cases(rng):
    x = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 0.0]]).reshape(1, 1, 3, 3)
    weight = np.array([[1.0, 0.0], [2.0, -1.0]]).reshape(1, 1, 2, 2)
    yield Case(Text("3x3 image, 2x2 kernel", "3x3 图像，2x2 核"), args=(x, weight), grad=(x, weight))
    yield make(rng, (1, 2, 4, 5), (3, 2, 2, 3))
    yield make(rng, (3, 2, 5, 4), (4, 2, 3, 2))
    yield make(rng, (2, 3, 6, 9), (2, 3, 2, 3), stride=2)
    yield make(rng, (3, 2, 4, 6), (5, 2, 3, 2), padding=1)
    yield make(rng, (2, 2, 7, 8), (3, 2, 4, 3), stride=3, padding=2)
    yield make(rng, (2, 3, 3, 4), (2, 3, 1, 1), name=Text("1x1 kernel", "1x1 核"))
    yield make(rng, (2, 2, 3, 4), (3, 2, 3, 4), name=Text("the kernel is as large as the image", "核与图像一样大"))
    yield make(
        rng, (2, 2, 3, 3), (2, 2, 2, 2), name=Text("N = C = F = kernel = output = 2", "N = C = F = 核 = 输出 = 2")
    )
    x, weight, bias = draw(rng, (2, 3, 5, 5), (4, 3, 2, 2))
    name = Text("as many filters as output columns, bias", "滤波器数等于输出列数，带 bias")
    yield Case(name, args=(x, weight, bias), grad=(x, weight, bias))
    x, weight, bias = draw(rng, (5, 6, 3, 2), (4, 3, 2, 3))
    x = x.transpose(3, 2, 0, 1)
    name = Text("channels last in memory, bias, stride 2, padding 1", "内存中通道在最后，带 bias，步长 2，padding=1")
    yield Case(name, args=(x, weight, bias, 2, 1), grad=(x, weight, bias))
    x, weight, bias = (array.astype(np.float32) for array in draw(rng, (2, 2, 5, 6), (3, 2, 3, 3)))
    yield Case("float32", args=(x, weight, bias, 1, 1))


def make(rng, image, kernel, *, stride=1, padding=0, name=None):
    """A case without bias."""
    x, weight, _ = draw(rng, image, kernel)
    name = name or f"{image}, {kernel}, stride={stride}, padding={padding}"
    return Case(name, args=(x, weight, None, stride, padding), grad=(x, weight))


def draw(rng, image, kernel):
    """Input, weights and bias."""
    return rng.normal(size=image), rng.normal(size=kernel), rng.normal(size=kernel[0])
