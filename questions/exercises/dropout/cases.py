"""Hidden tests of dropout. Inputs and upstream gradients lie in [1, 2], so that only a dropped entry is 0."""

import numpy as np

from drill.judge.case import Case, Doubt, Method, New, Rng
from drill.judge.significance import expect_choices, expect_close, expect_different, expect_equal, expect_independent
from drill.judge.significance import expect_frequencies, expect_share
from drill.text import Text

ZEROS = Text("the zeros", "零")


def cases(rng):
    yield evaluation(rng, (2, 3), 0.5, Text("evaluation: 2 x 3", "评估模式：2×3"))
    yield corner(rng, 0.0)
    yield corner(rng, 1.0)
    yield training(rng, (90, 70), 0.3)
    yield training(rng, (30, 12, 15), 0.8, np.float32)
    yield training(rng, (60, 50), 0.25, np.float64, turned=True)
    yield counts(rng)
    yield evaluation(rng, (40, 60), 0.4, Text("evaluation: nothing is dropped", "评估模式：不丢弃任何元素"))
    yield stale(rng)
    for p in (-0.1, 1.5):
        yield Case(Text(f"p = {p}: illegal", f"p = {p}：不合法"), steps=[New("Dropout", (p,))], raises=True)


def training(rng, shape, p, dtype=np.float64, *, turned=False):
    x, dy = draw(rng, shape, dtype), draw(rng, shape, dtype)
    if turned:
        x, dy = x.T, dy.T
    seed = int(rng.integers(2**31))

    def check(values):
        _, y, again, twin, dx = values
        rows = [expect_independent(y == 0, axis, of=ZEROS) for axis in range(y.ndim)]
        backward = np.where(twin == 0, 0.0, dy / (1 - p))
        return (
            next((doubt for doubt in rows if doubt), None)
            or expect_share(y == 0, p, of=ZEROS)
            or expect_choices(y, 0.0, x / (1 - p))
            or expect_different(y == 0, again == 0, of=ZEROS)
            or expect_equal(y, twin)
            or same_zeros(dx, twin)
            or expect_close(dx, backward, of=Text("dx", "dx"), label="backward scale")
        )

    one, other = Rng(seed), Rng(seed)
    layout = Text(", transposed", "，转置") if turned else Text("", "")
    name = Text(f"training, p = {p}, {x.shape}{layout.en}", f"训练模式，p = {p}，{x.shape}{layout.zh}")
    forward = [Method("forward", (x, True, g)) for g in (one, one, other)]
    return Case(name, steps=[New("Dropout", (p,)), *forward, Method("backward", (dy,))], check=check)


def counts(rng):
    """The number of zeros is random, too: binomial, if every entry is decided on its own."""
    x, p = draw(rng, (2, 2)), 0.5

    def check(values):
        number = np.array([np.sum(y == 0) for y in values[1:]])
        if len(set(number.tolist())) == 1:
            of = Text("the number of zeros never changes; it is random", "零的个数从不变化；它应是随机的")
            return Doubt("number of zeros", of)
        of = Text("the numbers of zeros among 4", "4 个元素中零的个数")
        return expect_frequencies(number, np.array([1, 4, 6, 4, 1]) / 16, of=of, label="numbers of zeros")

    one = Rng(int(rng.integers(2**31)))
    steps = [New("Dropout", (p,)), *(Method("forward", (x, True, one)) for _ in range(150))]
    return Case(Text("150 times four entries, p = 0.5", "四个元素，150 次，p = 0.5"), steps=steps, check=check)


def same_zeros(dx, y):
    if np.array_equal(dx == 0, y == 0):
        return None
    return Doubt("backward zeros", Text("dx must be 0 exactly where the output is 0", "dx 应恰好在输出为 0 的位置为 0"))


def evaluation(rng, shape, p, name):
    x, dy = draw(rng, shape), draw(rng, shape)

    def check(values):
        _, y, dx = values
        if shape == (2, 3):  # too few to tell zeros from a factor
            off, message = not np.allclose(y, x, 1e-6), Text("the output should be x itself", "输出应等于 x")
            return Doubt("eval", message) if off else expect_close(dx, dy, label="eval backward")
        return (
            expect_share(y == 0, 0.0, of=ZEROS, label="eval zeros")
            or expect_close(y, x, label="eval")
            or expect_close(dx, dy, label="eval backward")
        )

    steps = [New("Dropout", (p,)), Method("forward", (x, False, Rng(3))), Method("backward", (dy,))]
    return Case(name, steps=steps, check=check)


def corner(rng, p):
    """p = 0 is the identity, p = 1 gives zeros."""
    x, dy = draw(rng, (3, 4)), draw(rng, (3, 4))

    def check(values):
        _, y, dx = values
        for label, found, wanted in (("forward", y, x), ("backward", dx, dy)):
            if np.isnan(found).any():
                return Doubt(f"{label}: NaN", Text(f"{label} gives NaN", f"{label} 的结果是 NaN"))
            if not np.allclose(found, (1 - p) * wanted, 1e-6, 0.0):
                is_ = Text(f"{label} should give {wanted_text(p).en}", f"{label} 的结果应为{wanted_text(p).zh}")
                return Doubt(label, is_)
        return None

    name = Text(f"p = {p:g}: {wanted_text(p).en}", f"p = {p:g}：{wanted_text(p).zh}")
    steps = [New("Dropout", (p,)), Method("forward", (x, True, Rng(5))), Method("backward", (dy,))]
    return Case(name, steps=steps, check=check, reveals="p_one_nan" if p == 1 else ())


def wanted_text(p):
    return Text("the input unchanged", "原样的输入") if p == 0 else Text("zeros", "全零")


def stale(rng):
    """backward belongs to the last forward."""
    x, dy = draw(rng, (20, 30)), draw(rng, (20, 30))

    def check(values):
        *_, y, dx = values
        off = not np.allclose(y, x, 1e-6)
        message = Text("the output in evaluation should be x itself", "评估模式的输出应等于 x")
        return Doubt("eval", message) if off else expect_close(dx, dy, of=Text("dx", "dx"), label="stale")

    steps = [
        New("Dropout", (0.35,)),
        Method("forward", (draw(rng, (20, 30)), True, Rng(8))),
        Method("forward", (x, False, Rng(9))),
        Method("backward", (dy,)),
    ]
    return Case(Text("training, then evaluation", "先训练，再评估"), steps=steps, check=check)


def draw(rng, shape, dtype=np.float64):
    return rng.uniform(1.0, 2.0, shape).astype(dtype)
