import numpy as np


def init_weight(shape, mode, dist, rng):
    fan_out, fan_in = (int(np.prod((n, *shape[2:]))) for n in shape[:2])
    scale = {"xavier": (fan_in + fan_out) / 2, "he": fan_in / 2}
    draw = {
        "normal": lambda: rng.standard_normal(shape, dtype=np.float32),
        "uniform": lambda: (rng.random(shape) * 2 - 1) * 3**0.5,
    }
    try:
        return draw[dist]() / np.sqrt(scale[mode])
    except KeyError as error:
        raise ValueError(str(error))
