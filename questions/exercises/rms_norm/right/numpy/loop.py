import math

import numpy as np


def rms_norm(x, weight, eps=1e-6):
    out = np.empty(x.shape, dtype=x.dtype)
    for index in np.ndindex(*x.shape[:-1]):
        row = [float(v) for v in x[index]]
        rms = math.sqrt(sum(v * v for v in row) / len(row) + eps)
        for i, v in enumerate(row):
            out[(*index, i)] = v / rms * float(weight[i])
    return out
