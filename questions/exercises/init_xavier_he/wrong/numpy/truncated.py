import numpy as np


def init_weight(shape, mode, dist, rng):
    if mode not in ("xavier", "he"):
        raise ValueError(f"unknown mode: {mode}")
    if dist not in ("normal", "uniform"):
        raise ValueError(f"unknown dist: {dist}")
    receptive = int(np.prod(shape[2:]))
    fan_in = shape[1] * receptive
    fan_out = shape[0] * receptive
    if mode == "xavier":
        std = np.sqrt(2.0 / (fan_in + fan_out))
    else:
        std = np.sqrt(2.0 / fan_in)
    if dist == "normal":
        w = rng.normal(0.0, 1.0, size=shape)
        while np.any(np.abs(w) > 2):
            w = np.where(np.abs(w) > 2, rng.normal(0.0, 1.0, size=shape), w)
        return w * std
    bound = np.sqrt(3.0) * std
    return rng.uniform(-bound, bound, size=shape)
