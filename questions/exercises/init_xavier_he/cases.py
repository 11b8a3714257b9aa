"""Hidden tests of init_xavier_he.

Fans are far apart, so that every wrong variance is off by a quarter at least. Results come as float64: their dtype is
free.
"""

import math
from itertools import product

import numpy as np

from drill.judge.case import Case, Rng, Run
from drill.judge.significance import expect_different, expect_distribution, expect_equal, expect_independent
from drill.judge.significance import expect_mean, expect_variance, expect_within, normal_cdf, uniform_cdf
from drill.text import Text

DRAW = {
    "numpy": "lambda shape, mode, dist, *rngs: [init_weight(shape, mode, dist, g).astype(np.float64) for g in rngs]",
    "torch": "lambda shape, mode, dist, *rngs: [init_weight(shape, mode, dist, g).double() for g in rngs]",
}
WEIGHTS = Text("the weights", "权重")


def cases(rng):
    yield from each("xavier", "normal", (3, 2), rng, small)
    for mode, dist in product(("xavier", "he"), ("normal", "uniform")):
        # Neighbours differ in size: what seeds the global state leaves another one behind in every case.
        for shape in ((130, 60), (40, 15, 7), (32, 12, 3, 5)):
            yield from each(mode, dist, shape, rng, law)
    for mode, dist in (("kaiming", "normal"), ("he", "gaussian")):
        name = Text(f'"{mode}", "{dist}": illegal', f"\"{mode}\"、\"{dist}\"：不合法")
        yield Case(name, args=((4, 3), mode, dist, Rng(1)), raises=True)


def each(mode, dist, shape, rng, make):
    """One case a track: the dtype is taken off in the track's own way."""
    seed = int(rng.integers(2**31))
    check = make(mode, dist, shape)
    one, other = Rng(seed), Rng(seed)
    for framework, source in DRAW.items():
        steps = [Run(source, (shape, mode, dist, one, one, other))]
        yield Case(f"{mode}, {dist}, {shape}", steps=steps, check=check, frameworks=(framework,))


def small(mode, dist, shape):
    """Only where the numbers come from."""
    return lambda values: sources(*values[0])


def sources(w, again, twin):
    return expect_different(w, again, of=WEIGHTS) or expect_equal(w, twin, of=WEIGHTS)


def law(mode, dist, shape):
    area = math.prod(shape[2:])
    fan_in, fan_out = shape[1] * area, shape[0] * area
    variance = 2 / (fan_in + fan_out) if mode == "xavier" else 2 / fan_in
    bound, std = math.sqrt(3 * variance), math.sqrt(variance)

    def check(values):
        w, again, twin = values[0]
        doubt = (
            expect_independent(w, 0, of=WEIGHTS)
            or expect_independent(w, 1, of=WEIGHTS)
            or sources(w, again, twin)
            or expect_variance(w, variance, kurtosis=3.0 if dist == "normal" else 1.8, of=WEIGHTS)
            or expect_mean(w, 0.0, std, of=WEIGHTS)
        )
        if doubt or dist == "normal":
            return doubt or expect_distribution(w, normal_cdf(0.0, std), of=WEIGHTS)
        edge = bound * (1 + 1e-6)
        return expect_within(w, -edge, edge, of=WEIGHTS) or expect_distribution(w, uniform_cdf(-bound, bound), of=WEIGHTS)

    return check
