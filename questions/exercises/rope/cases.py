"""Hidden tests of apply_rope. Angles may be computed in float32: hence the tolerance, and positions below 50."""

import numpy as np

from drill.judge.case import BFloat16, Case
from drill.text import Text

NEAR = 1e-4


def cases(rng):
    x = np.array([[[[1.0, 2.0, 3.0, 4.0], [1.0, 2.0, 3.0, 4.0]]]])
    yield Case(Text("positions 0 and 1, d=4", "位置 0 和 1，d=4"), args=(x, np.arange(2)), grad=(x,), atol=NEAR)
    yield from shared(rng)
    yield from by_row(rng)
    yield from corners(rng)


def shared(rng):
    for interleaved in (False, True):
        pairing = "interleaved" if interleaved else "half-split"
        x = rng.normal(size=(2, 3, 5, 8))
        yield Case(
            f"{pairing}, (2, 3, 5, 8)",
            args=(x, np.arange(5)),
            kwargs={"interleaved": interleaved},
            grad=(x,),
            atol=NEAR,
        )
    x = rng.normal(size=(2, 2, 4, 6))
    name = Text("positions 11, 3, 40, 27", "位置 11、3、40、27")
    yield Case(name, args=(x, np.array([11, 3, 40, 27])), grad=(x,), atol=NEAR)
    x = rng.normal(size=(1, 2, 5, 10))
    yield Case("base=500", args=(x, np.arange(7, 12)), kwargs={"base": 500.0}, grad=(x,), atol=NEAR)
    x = rng.normal(size=(2, 3, 1, 8))
    name = Text("decoding: one token at position 37", "解码：位置 37 的一个 token")
    yield Case(name, args=(x, np.array([37])), atol=NEAR)
    x = rng.normal(size=(2, 1, 3, 2))
    yield Case("d=2", args=(x, np.array([1, 2, 5])), atol=NEAR)


def by_row(rng):
    rows = "rows_ignored"
    for interleaved in (False, True):
        pairing = "interleaved" if interleaved else "half-split"
        x, positions = rng.normal(size=(3, 2, 4, 6)), np.array([[0, 1, 2, 3], [9, 10, 11, 12], [30, 5, 2, 41]])
        name = Text(f"positions for each row, {pairing}", f"每行各有位置，{pairing}")
        yield Case(name, args=(x, positions), kwargs={"interleaved": interleaved}, grad=(x,), atol=NEAR, reveals=rows)
    x, positions = rng.normal(size=(4, 4, 4, 4)), np.arange(4) + np.array([[5], [0], [17], [8]])
    name = Text("B = H = T = d, positions for each row", "B = H = T = d，每行各有位置")
    yield Case(name, args=(x, positions), atol=NEAR, reveals=rows)


def corners(rng):
    x = rng.normal(size=(2, 2, 3, 8)).astype(np.float32)
    yield Case("float32", args=(x, np.array([4, 20, 49])), grad=(x,), atol=NEAR)
    x = rng.normal(size=(1, 2, 3, 8)).astype(np.float32)
    name = Text("bfloat16, positions around 30000", "bfloat16，位置约 30000")
    yield Case(name, args=(BFloat16(x), np.array([30001, 29990, 30011])), reveals="low_precision")
    for interleaved in (False, True):
        name = Text(f"d=7 is illegal, interleaved={interleaved}", f"d=7 不合法，interleaved={interleaved}")
        x = rng.normal(size=(1, 2, 3, 7))
        yield Case(name, args=(x, np.arange(3)), kwargs={"interleaved": interleaved}, raises=True)
    x = rng.normal(size=(2, 2, 3, 4))
    yield Case(Text("on another device", "在另一个设备上"), args=(x, np.arange(3)), device="meta")
