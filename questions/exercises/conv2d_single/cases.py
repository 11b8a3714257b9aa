"""Hidden tests of conv2d_single.

Where the output is smaller than the image, a submission that makes it as large fails; where it is not, all others do.
"""

import numpy as np

from drill.judge.case import Case
from drill.text import Text

SIZE, STRIDE = "same_size", "stride_slice"


def cases(rng):
    image = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 0.0]])
    kernel = np.array([[1.0, 0.0], [2.0, -1.0]])
    yield Case(Text("3x3 image, 2x2 kernel", "3x3 图像，2x2 核"), args=(image, kernel), reveals=SIZE)
    yield from kernels(rng)
    yield from paddings(rng)
    yield from strides(rng)
    yield from storage(rng)


def kernels(rng):
    for h, w, kh, kw in ((4, 7, 2, 3), (8, 5, 3, 2), (5, 6, 1, 3), (6, 5, 2, 4)):
        name = Text(f"{h}x{w} image, {kh}x{kw} kernel, bias", f"{h}x{w} 图像，{kh}x{kw} 核，带 bias")
        yield Case(name, args=(*draw(rng, h, w, kh, kw), 0.75), reveals=SIZE)
    yield Case(Text("1x1 kernel", "1x1 核"), args=(*draw(rng, 3, 4, 1, 1), -2.5))
    name = Text("the kernel is as large as the image", "核与图像一样大")
    yield Case(name, args=(*draw(rng, 3, 4, 3, 4), 1.5), reveals=SIZE)


def paddings(rng):
    for h, w, k, padding in ((4, 6, 3, 1), (7, 5, 5, 2)):
        name = Text(f"{k}x{k} kernel, padding {padding}: size kept", f"{k}x{k} 核，padding={padding}：尺寸不变")
        yield Case(name, args=(*draw(rng, h, w, k, k), 0.5, 1, padding))
    name = Text("padding 2, larger than the image", "padding=2，输出大于图像")
    yield Case(name, args=(*draw(rng, 4, 5, 2, 3), 0.0, 1, 2), reveals=SIZE)


def strides(rng):
    for h, w, kh, kw, stride, padding in (
        (7, 9, 3, 2, 2, 0),
        (6, 11, 2, 3, 3, 0),
        (8, 5, 4, 3, 2, 1),
        (5, 5, 3, 3, 2, 1),
    ):
        name = Text(
            f"{h}x{w}, {kh}x{kw}, stride {stride}, padding {padding}",
            f"{h}x{w}，{kh}x{kw}，步长 {stride}，padding={padding}",
        )
        yield Case(name, args=(*draw(rng, h, w, kh, kw), 0.25, stride, padding), reveals=(SIZE, STRIDE))


def storage(rng):
    image, kernel = (array.astype(np.float32) for array in draw(rng, 6, 7, 3, 2))
    yield Case("float32", args=(image, kernel, 0.5, 1, 1), reveals=SIZE)
    image, kernel = draw(rng, 7, 6, 2, 3)
    name = Text("transposed image and kernel", "转置的图像和核")
    yield Case(name, args=(image.T, kernel.T, 0.5), reveals=SIZE)


def draw(rng, h, w, kh, kw):
    """An image and a kernel that looks different from every side."""
    return rng.normal(size=(h, w)), rng.normal(size=(kh, kw)) + np.linspace(0.5, 2.0, kh * kw).reshape(kh, kw)
