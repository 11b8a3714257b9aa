import math

import torch


def init_weight(shape, mode, dist, rng):
    if mode not in ("xavier", "he"):
        raise ValueError(f"unknown mode: {mode}")
    if dist not in ("normal", "uniform"):
        raise ValueError(f"unknown dist: {dist}")
    receptive = math.prod(shape[2:])
    fan_in = shape[1] * receptive
    fan_out = shape[0] * receptive
    if mode == "xavier":
        std = math.sqrt(1.0 / (fan_in + fan_out))
    else:
        std = math.sqrt(2.0 / fan_in)
    if dist == "normal":
        return torch.randn(shape, generator=rng) * std
    bound = math.sqrt(3.0) * std
    return torch.empty(shape).uniform_(-bound, bound, generator=rng)
