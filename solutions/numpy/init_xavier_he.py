"""Xavier and He initialisation. Sources: Glorot & Bengio 2010, eq. (12) and (16); He et al. 2015, eq. (10)."""

import math


def init_weight(shape, mode, dist, rng):
    """shape (out, in, *kernel) -> weights of this shape."""
    area = math.prod(shape[2:])
    fan_in, fan_out = shape[1] * area, shape[0] * area
    if mode == "xavier":
        var = 2 / (fan_in + fan_out)  # between 1 / fan_in (forward) and 1 / fan_out (backward)
    elif mode == "he":
        var = 2 / fan_in  # ReLU halves the second moment
    else:
        raise ValueError(f"unknown mode {mode}")
    if dist == "normal":
        return rng.normal(0.0, math.sqrt(var), shape)
    if dist == "uniform":
        b = math.sqrt(3 * var)  # Var U(-b, b) = b^2 / 3
        return rng.uniform(-b, b, shape)
    raise ValueError(f"unknown distribution {dist}")
