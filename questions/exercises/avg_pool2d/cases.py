"""Hidden tests of avg_pool2d."""

import numpy as np

from drill.judge.case import Case
from drill.text import Text

SQUARE, KERNEL = "h_for_w", "kernel_swapped"  # fail where the output, or the window, is not square


def cases(rng):
    x = np.array([[1.0, 3.0, 2.0, 0.0], [5.0, 4.0, 8.0, 6.0], [9.0, 7.0, 1.0, 2.0], [0.0, 3.0, 4.0, 5.0]])
    yield Case(Text("4x4 image, kernel 2", "4x4 图像，窗口 2"), args=(x.reshape(1, 1, 4, 4), 2))
    yield from sizes(rng)
    yield from paddings(rng)
    yield from integers(rng)
    yield from storage(rng)


def sizes(rng):
    yield Case(Text("a wide image", "宽大于高的图像"), args=(rng.normal(size=(2, 3, 4, 6)), 2), reveals=SQUARE)
    yield Case(Text("a tall image", "高大于宽的图像"), args=(rng.normal(size=(2, 3, 8, 4)), 2), reveals=SQUARE)
    yield Case(Text("kernel (2, 3)", "窗口 (2, 3)"), args=(rng.normal(size=(2, 2, 4, 6)), (2, 3)), reveals=KERNEL)
    name = Text("kernel 3, stride 2, rows left over", "窗口 3，步长 2，有剩余的行")
    yield Case(name, args=(rng.normal(size=(1, 2, 6, 6)), 3, 2), reveals="ceil_mode")
    name = Text("kernel 2, stride 1", "窗口 2，步长 1")
    yield Case(name, args=(rng.normal(size=(1, 2, 4, 5)), 2, 1), reveals=SQUARE)
    name = Text("kernel 2, stride (1, 3)", "窗口 2，步长 (1, 3)")
    yield Case(name, args=(rng.normal(size=(1, 2, 4, 8)), 2, (1, 3)), reveals="stride_swapped")
    name = Text("kernel as large as the image", "窗口与图像一样大")
    yield Case(name, args=(rng.normal(size=(2, 3, 3, 5)), (3, 5)), reveals=KERNEL)


def paddings(rng):
    ones = np.ones((1, 1, 3, 3))
    for include in (True, False):
        name = Text(
            f"ones, padding 1, count_include_pad={include}", f"全 1 图像，padding=1，count_include_pad={include}"
        )
        yield Case(name, args=(ones, 3, 1, 1, include))
    for include in (True, False):
        x = rng.normal(size=(2, 2, 6, 9))
        name = Text(f"all pairs, count_include_pad={include}", f"各参数都是一对数，count_include_pad={include}")
        reveals = (SQUARE, KERNEL, "stride_swapped", "padding_swapped")
        yield Case(name, args=(x, (4, 3), (1, 2), (2, 1), include), reveals=reveals)
    x = np.maximum(rng.normal(size=(2, 2, 5, 5)), 0.0)
    x[:, :, 0, 0], x[:, :, 4, 3:] = 0.0, (0.0, 1.0)
    name = Text("zeros in the image, count_include_pad=False", "图像里有零，count_include_pad=False")
    yield Case(name, args=(x, 3, 2, 1, False))
    x = rng.normal(size=(1, 2, 5, 5))
    name = Text("kernel 3, padding (1, 0)", "窗口 3，padding=(1, 0)")
    yield Case(name, args=(x, 3, 1, (1, 0)), reveals=(SQUARE, "padding_swapped"))


def integers(rng):
    for dtype, low, high in ((np.int64, -20, 20), (np.int32, -9, 9), (np.uint8, 150, 255)):
        x = rng.integers(low, high, (2, 2, 4, 4)).astype(dtype)
        x[..., 0, 0] += 1 - x[..., :2, :2].sum(axis=(2, 3)).astype(dtype) % 2  # no mean of its window is an integer
        yield Case(f"{dtype.__name__}", args=(x, 2), reveals="overflow" if dtype is np.uint8 else ())
    x = rng.integers(0, 7, (1, 2, 6, 6))
    name = Text("int64, kernel 3, padding 1, padding not counted", "int64，窗口 3，padding=1，不计补零")
    yield Case(name, args=(x, 3, 3, 1, False))


def storage(rng):
    x = rng.normal(size=(2, 3, 5, 5)).astype(np.float32)
    yield Case("float32", args=(x, 3, 2, 1))
    x = rng.normal(size=(4, 6, 2, 3)).transpose(2, 3, 1, 0)
    name = Text("channels last in memory", "内存中通道在最后（channels last）")
    yield Case(name, args=(x, 2), reveals=SQUARE)
