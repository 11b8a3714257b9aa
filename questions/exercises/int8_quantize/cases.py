"""Hidden tests of int8_quantize.

Inputs are made as (n + u) * scale with |u| at most 0.4, so that no quotient is near a half and every q is certain, whatever
the precision. Scales have few bits: the quotient of the largest value is the integer that it should be. Types of scale and zero point are free beyond the contract, so they are converted beside the submission.
"""

import numpy as np

from drill.judge.case import Case, Run
from drill.text import Text

QUANTIZE = {
    "numpy": """
        def run(x, options):
            q, scale, zero_point = quantize(x, **options)
            zero_point = np.asarray(zero_point)
            return {"scale": np.asarray(scale, dtype=np.float64), "q": q, "zero_point": zero_point.astype(np.int64),
                    "q is int8": q.dtype == np.int8, "zero_point is an integer": zero_point.dtype.kind == "i"}
    """,
    "torch": """
        def run(x, options):
            q, scale, zero_point = quantize(x, **options)
            zero_point = torch.as_tensor(zero_point)
            return {"scale": torch.as_tensor(scale).double(), "q": q, "zero_point": zero_point.long(),
                    "q is int8": q.dtype == torch.int8,
                    "zero_point is an integer": not zero_point.is_floating_point()}
    """,
}
ROUND_TRIP = {
    "numpy": "lambda x, options: dequantize(*quantize(x, **options)).astype(np.float64)",
    "torch": "lambda x, options: dequantize(*quantize(x, **options)).double()",
}
DEQUANTIZE = {
    "numpy": "lambda q, scale, zero_point: dequantize(q, scale, zero_point).astype(np.float64)",
    "torch": "lambda q, scale, zero_point: dequantize(q, scale, zero_point).double()",
}


def cases(rng):
    x = np.array([0.0, 63.5, -25.2, 5.7])
    yield from quantized(Text("symmetric, by hand: scale 0.5", "对称，可手算：scale 0.5"), x, {})
    x = np.array([-75.15, 0.0, 52.35, 5.7])
    name = Text("asymmetric, by hand: scale 0.5", "非对称，可手算：scale 0.5")
    yield from quantized(name, x, {"symmetric": False})
    yield from symmetric(rng)
    yield from asymmetric(rng)
    yield from channels(rng)
    yield from zeros()
    yield from back(rng)


def symmetric(rng):
    x = even(rng, (4, 5), 60, 127)
    yield from quantized(Text("a large positive value", "有一个很大的正值"), x, {})
    yield from quantized(Text("a large negative value", "有一个很大的负值"), -x, {"symmetric": True})
    yield from quantized(Text("a constant", "常数"), np.full((2, 3), -63.5), {})
    yield from quantized("float32", even(rng, (3, 7), 126, 127).astype(np.float32), {})
    yield from quantized(Text("transposed", "转置"), even(rng, (5, 3), 100, -127).T, {})


def asymmetric(rng):
    for low, fraction in ((150, 0.3), (170, 0.7)):
        x, name = uneven(rng, (4, 6), low, fraction), Text("values of both signs", "有正有负")
        yield from quantized(name, x, {"symmetric": False})
    positive = rng.integers(60, 250, (3, 5)) + rng.uniform(-0.4, 0.4, (3, 5))
    positive.flat[0] = 255.0
    yield from quantized(Text("all positive", "全为正"), 0.25 * positive, {"symmetric": False})
    yield from quantized(Text("all negative", "全为负"), -0.25 * positive, {"symmetric": False})


def channels(rng):
    for shape, axis, plain in (((3, 5), 0, True), ((4, 3), -1, True), ((2, 3, 4), 1, True), ((4, 4), 0, False), ((3, 2, 5), 0, False)):
        parts = [
            (even(rng, part, 100, rng.choice([-127, 127])) if plain else uneven(rng, part, 130 + 20 * number, 0.3)) * 0.125**number
            for number, part in enumerate([shape[:axis % len(shape)] + shape[axis % len(shape) + 1 :]] * shape[axis])
        ]
        x = np.stack(parts, axis=axis)
        name = Text(
            f"{shape}, axis={axis}, {'symmetric' if plain else 'asymmetric'}",
            f"{shape}，axis={axis}，{'对称' if plain else '非对称'}",
        )
        yield from quantized(name, x, {"axis": axis, "symmetric": plain})


def zeros():
    for plain in (True, False):
        kind = Text("symmetric", "对称") if plain else Text("asymmetric", "非对称")
        name = Text(f"all zero, {kind.en}", f"全为 0，{kind.zh}")
        yield from quantized(name, np.zeros((2, 3)), {"symmetric": plain}, "zero_scale")
    x = np.array([[0.0, 0.0, 0.0], [25.2, -63.5, 5.7]])
    yield from quantized(Text("a channel of zeros", "某个通道全为 0"), x, {"axis": 0}, "zero_scale")


def back(rng):
    q = rng.integers(-128, 128, (3, 4)).astype(np.int8)
    q.flat[:4] = -128, 127, 100, -100
    for zero_point in (0, -100, 90):
        name = Text(f"dequantize, zero_point {zero_point}", f"dequantize，zero_point 为 {zero_point}")
        args = (q, np.array(0.25), np.array(zero_point, dtype=np.int32))
        yield from each(DEQUANTIZE, name, args, 1e-4)
    args = (q, np.array([[0.5], [0.25], [2.0]]), np.array([[3], [-120], [77]], dtype=np.int32))
    yield from each(DEQUANTIZE, Text("dequantize, by channel", "dequantize，逐通道"), args, 1e-4)
    for options in ({}, {"symmetric": False}, {"axis": 1, "symmetric": False}):
        said = ", ".join(f"{key}={value}" for key, value in options.items()) or "defaults"
        name = Text(f"there and back: {said}", f"量化再还原：{said}")
        x = np.stack([uneven(rng, (4,), low, 0.3) for low in (140, 180, 200)], axis=1)
        yield from each(ROUND_TRIP, name, (x, options), 1e-4)


def quantized(name, x, options, reveals=()):
    yield from each(QUANTIZE, name, (x, options), None, reveals)


def each(source, name, args, atol, reveals=()):
    """One case a track."""
    for framework, text in source.items():
        yield Case(name, steps=[Run(text, args)], atol=atol, reveals=reveals, frameworks=(framework,))


def even(rng, shape, most, outlier):
    """Steps of one scale, at most `most` of them, and an outlier that fixes the scale."""
    x = rng.integers(-most, most, shape) + rng.uniform(-0.4, 0.4, shape)
    x.flat[int(rng.integers(x.size))] = outlier
    return x * rng.integers(10, 100) / 1024


def uneven(rng, shape, low, fraction):
    """255 steps from -(low + fraction) on, both ends included."""
    x = rng.integers(1 - low, 253 - low, shape) + rng.uniform(-0.4, 0.4, shape)
    ends = rng.permutation(x.size)[:2]
    x.flat[ends] = -(low + fraction), 255 - low - fraction
    return x * rng.integers(10, 100) / 1024
