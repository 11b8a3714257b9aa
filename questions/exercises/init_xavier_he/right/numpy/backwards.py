import math

import numpy as np


def init_weight(shape, mode, dist, rng):
    n_out, n_in, *kernel = shape
    k = math.prod(kernel)
    match mode:
        case "xavier":
            var = 2 / (k * (n_in + n_out))
        case "he":
            var = 2 / (k * n_in)
        case _:
            raise ValueError(mode)
    if dist == "uniform":
        b = math.sqrt(3 * var)
        flat = [rng.uniform(-b, b) for _ in range(math.prod(shape))]
    elif dist == "normal":
        flat = [rng.normal(0, math.sqrt(var)) for _ in range(math.prod(shape))]
    else:
        raise ValueError(dist)
    return np.array(flat).reshape(shape)
