"""Hidden tests of conv_transpose2d."""

import numpy as np

from drill.judge.case import Case
from drill.text import Text


def cases(rng):
    x = np.array([[1.0, 2.0, 3.0]]).reshape(1, 1, 1, 3)
    weight = np.array([[1.0, 10.0, 100.0], [0.0, 1.0, -1.0]]).reshape(1, 1, 2, 3)
    yield Case(Text("1x3 input, 2x3 kernel", "1x3 输入，2x3 核"), args=(x, weight))
    yield make(rng, (1, 2, 3, 4), (2, 3, 2, 3))
    yield make(rng, (3, 4, 2, 3), (4, 2, 3, 2), bias=True)
    yield make(rng, (2, 3, 3, 2), (3, 2, 4, 3), stride=2)
    yield make(rng, (2, 2, 4, 3), (2, 3, 3, 4), padding=1, bias=True)
    yield make(rng, (2, 3, 3, 4), (3, 2, 4, 5), stride=2, padding=2)
    yield make(rng, (2, 3, 5, 4), (3, 2, 3, 3), stride=2, padding=1, output_padding=1, bias=True)
    yield make(rng, (3, 2, 2, 3), (2, 4, 2, 3), stride=3, output_padding=2, bias=True)
    name = Text("stride 4, 2x3 kernel: holes with the bias only", "步长 4，2x3 核：空隙处只有 bias")
    yield make(rng, (2, 3, 3, 2), (3, 2, 2, 3), stride=4, padding=1, bias=True, name=name)
    name = Text("padding 2, larger than the kernel", "padding=2，比核还大")
    yield make(rng, (2, 2, 5, 6), (2, 3, 1, 2), padding=2, name=name)
    name = Text("C = F = kernel = 2, padding 1, output_padding 1", "C = F = 核 = 2，padding=1，output_padding=1")
    yield make(rng, (2, 2, 3, 3), (2, 2, 2, 2), stride=2, padding=1, output_padding=1, name=name)
    yield make(rng, (2, 3, 3, 4), (3, 3, 3, 2), bias=True, name=Text("C = F = 3", "C = F = 3"))
    yield make(rng, (1, 2, 1, 1), (2, 3, 3, 4), bias=True, name=Text("1x1 input", "1x1 输入"))
    x, weight, _ = draw(rng, (4, 3, 2, 2), (3, 2, 3, 2))
    name = Text("channels last in memory", "内存中通道在最后")
    yield Case(name, args=(x.transpose(3, 2, 0, 1), weight.transpose(1, 0, 2, 3), np.array([1.0, -2.0, 0.5]), 2, 1, 1))
    x, weight, bias = (array.astype(np.float32) for array in draw(rng, (2, 3, 4, 3), (3, 2, 3, 3)))
    yield Case("float32", args=(x, weight, bias, 2, 1, 0))


def make(rng, image, kernel, *, stride=1, padding=0, output_padding=0, bias=False, name=None):
    """One case."""
    x, weight, b = draw(rng, image, kernel)
    options = f"stride={stride}, padding={padding}, output_padding={output_padding}"
    name = name or f"{image}, {kernel}, {options}" + ", bias" * bias
    return Case(name, args=(x, weight, b if bias else None, stride, padding, output_padding))


def draw(rng, image, kernel):
    """Input, weights, and a bias that is not 0."""
    bias = rng.choice([-1.0, 1.0], kernel[1]) * rng.uniform(0.5, 2.0, kernel[1])
    return rng.normal(size=image), rng.normal(size=kernel), bias
