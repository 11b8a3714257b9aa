"""Hidden tests of conv2d_grouped.

A submission whose output size ignores dilation usually stops, or reads what is not there: it is known by the cases that it
fails, those with dilation.
"""

import numpy as np

from drill.judge.case import Case
from drill.text import Text


def cases(rng):
    x = np.arange(1.0, 19.0).reshape(1, 2, 3, 3)
    weight = np.array([[[[1.0, 0.0], [0.0, 2.0]]], [[[0.0, -1.0], [1.0, 0.0]]]])
    name = Text("2 groups of one channel, 2x2 kernels", "2 组各一个通道，2x2 核")
    yield Case(name, args=(x, weight, None, 1, 0, 1, 2), grad=(x, weight))
    yield from dilated(rng)
    yield from grouped(rng)
    yield from together(rng)
    yield from illegal(rng)


def dilated(rng):
    yield make(rng, (2, 3, 5, 7), (4, 3, 2, 3), name=Text("no dilation, one group", "无膨胀，一组"))
    yield make(rng, (1, 2, 7, 6), (3, 2, 3, 2), dilation=2, reveals="size")
    yield make(rng, (2, 2, 5, 8), (3, 2, 2, 3), dilation=(1, 2), reveals="size")
    yield make(rng, (1, 2, 9, 7), (2, 2, 3, 3), dilation=(3, 2), stride=(1, 2), padding=(2, 1), reveals="size")


def grouped(rng):
    yield make(rng, (2, 4, 4, 5), (6, 2, 2, 3), groups=2)
    yield make(rng, (1, 6, 5, 4), (3, 2, 3, 2), groups=3, stride=(2, 1), padding=(1, 0))
    name = Text("depthwise, two filters a channel", "depthwise，每通道两个滤波器")
    yield make(rng, (2, 3, 5, 4), (6, 1, 3, 3), groups=3, padding=1, name=name)
    yield make(rng, (2, 6, 3, 4), (4, 3, 1, 1), groups=2, name=Text("1x1, 2 groups", "1x1，2 组"))


def together(rng):
    x, weight, bias = draw(rng, (2, 4, 8, 9), (6, 2, 2, 3))
    args = (x, weight, bias, (2, 1), (1, 2), (3, 2), 2)
    name = Text("everything at once, bias", "各参数同时使用，带 bias")
    yield Case(name, args=args, grad=(x, weight, bias), reveals="size")
    x, weight, bias = (array.astype(np.float32) for array in draw(rng, (1, 4, 6, 5), (4, 2, 2, 2)))
    args = (x, weight, bias, 1, 1, 2, 2)
    yield Case("float32", args=args, grad=(x, weight, bias), reveals="size")
    x, weight, bias = draw(rng, (2, 4, 5, 5), (4, 2, 2, 2))
    name = Text("as many filters as columns, bias", "滤波器数等于输出列数，带 bias")
    yield Case(name, args=(x, weight, bias, 1, 0, 1, 2))


def illegal(rng):
    for c, f, cg, groups, en, zh in (
        (5, 4, 2, 2, "5 channels", "5 个通道"),
        (4, 5, 2, 2, "5 filters", "5 个滤波器"),
        (6, 4, 2, 2, "kernels of 2 channels for groups of 3", "每组 3 个通道，核却只有 2 个"),
    ):
        x, weight, _ = draw(rng, (1, c, 4, 4), (f, cg, 2, 2))
        name = Text(f"{en}, {groups} groups: illegal", f"{zh}，{groups} 组：不合法")
        yield Case(name, args=(x, weight, None, 1, 0, 1, groups), raises=True)


def make(rng, image, kernel, *, stride=1, padding=0, dilation=1, groups=1, name=None, reveals=()):
    """A case without bias."""
    x, weight, _ = draw(rng, image, kernel)
    options = f"stride={stride}, padding={padding}, dilation={dilation}, groups={groups}"
    args = (x, weight, None, stride, padding, dilation, groups)
    return Case(name or f"{image}, {kernel}, {options}", args=args, grad=(x, weight), reveals=reveals)


def draw(rng, image, kernel):
    """Input, weights and bias."""
    return rng.normal(size=image), rng.normal(size=kernel), rng.normal(size=kernel[0])
