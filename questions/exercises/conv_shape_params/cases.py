"""Hidden tests of conv_info."""

from drill.judge.case import Case, Run
from drill.text import Text


def cases(rng):
    yield Case(Text("5x5, one 3x3 filter", "5x5，一个 3x3 滤波器"), args=(5, 5, 1, 1, 3))
    name = Text("the first layer of ResNet, with bias", "ResNet 第一层（带 bias）")
    yield Case(name, args=(224, 224, 3, 64, 7), kwargs={"stride": 2, "pad": 3})
    yield from sizes()
    yield from channels()
    for _ in range(4):
        yield draw(rng)
    yield from illegal()


def sizes():
    name = Text("strides that do not divide", "步长除不尽")
    yield Case(name, args=(8, 11, 2, 3, 3), kwargs={"stride": (2, 3)})
    name = Text("all pairs, height and width differ", "各参数都是一对数，高宽不同")
    options = {"stride": (2, 3), "pad": (1, 2), "dil": (2, 1), "groups": 2}
    yield Case(name, args=(9, 14, 4, 6, (3, 5)), kwargs=options)
    name = Text("padding (top, bottom, left, right)", "padding 为（上，下，左，右）")
    yield Case(name, args=(6, 9, 2, 5, 3), kwargs={"pad": (1, 0, 2, 3), "stride": 2})
    yield Case(Text("dilation 3", "dilation 为 3"), args=(12, 15, 3, 4, 3), kwargs={"dil": 3, "pad": 1})
    name = Text("the kernel just fits", "卷积核恰好放得下")
    yield Case(name, args=(5, 4, 2, 3, (3, 2)), kwargs={"dil": (2, 3), "stride": 4})


def channels():
    yield Case(Text("1x1, no bias", "1x1，不带 bias"), args=(7, 5, 6, 4, 1), kwargs={"bias": False})
    name = Text("depthwise, two filters a channel", "depthwise，每通道两个滤波器")
    yield Case(name, args=(10, 12, 8, 16, 3), kwargs={"groups": 8, "pad": 1})
    whole = "lambda: [type(number).__name__ for number in conv_info(7, 9, 4, 6, 3, stride=2, groups=2)]"
    yield Case(Text("four ints", "四个整数"), steps=[Run(whole, ())])
    name = Text("4 groups, no bias", "4 组，不带 bias")
    yield Case(name, args=(9, 6, 12, 8, 5), kwargs={"groups": 4, "bias": False, "pad": 2, "stride": 2})


def illegal():
    name = Text("the kernel is too high", "卷积核太高")
    yield Case(name, args=(4, 9, 1, 1, 7), kwargs={"pad": 1}, raises=True)
    name = Text("the dilated kernel is too wide", "膨胀后的卷积核太宽")
    yield Case(name, args=(12, 6, 1, 1, 4), kwargs={"dil": 2}, raises=True)
    name = Text("the kernel is one row too high, stride 3", "卷积核高出一行，步长为 3")
    yield Case(name, args=(4, 9, 1, 1, 5), kwargs={"stride": 3}, raises=True)
    name = Text("groups do not divide cin", "groups 不能整除 cin")
    yield Case(name, args=(8, 8, 6, 8, 3), kwargs={"groups": 4}, raises=True)
    name = Text("groups do not divide cout", "groups 不能整除 cout")
    yield Case(name, args=(8, 8, 8, 6, 3), kwargs={"groups": 4}, raises=True)


def draw(rng):
    """A legal configuration."""

    def pick(low, high):
        return int(rng.integers(low, high + 1))

    k, dil, stride, pad, groups = (
        (pick(1, 4), pick(1, 4)),
        (pick(1, 3), pick(1, 3)),
        (pick(1, 4), pick(1, 4)),
        (pick(0, 2), pick(0, 2)),
        pick(1, 4),
    )
    h, w = (d * (n - 1) + 1 + pick(0, 12) for n, d in zip(k, dil, strict=True))
    args = (h, w, groups * pick(1, 3), groups * pick(1, 3), k)
    options = {"stride": stride, "pad": pad, "dil": dil, "groups": groups, "bias": bool(pick(0, 1))}
    text = ", ".join(f"{key}={value}" for key, value in options.items())
    return Case(f"{args}, {text}", args=args, kwargs=options)
