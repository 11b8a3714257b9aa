import numpy as np


def avg_pool2d(x, kernel_size, stride=None, padding=0, count_include_pad=True):
    def two(v):
        return (v, v) if np.isscalar(v) else tuple(v)

    (kh, kw), (ph, pw) = two(kernel_size), two(padding)
    sh, sw = two(stride if stride is not None else kernel_size)
    kind = x.dtype if x.dtype.kind == "f" else np.dtype(float)

    def add_up(a):
        a = np.pad(a.astype(kind), [(0, 0)] * (a.ndim - 2) + [(ph, ph), (pw, pw)])
        last_i, last_j = a.shape[-2] - kh, a.shape[-1] - kw
        return sum(a[..., u : u + last_i + 1 : sh, v : v + last_j + 1 : sw] for u in range(kh) for v in range(kw))

    return add_up(x) / (kind.type(kh * kw) if count_include_pad else add_up(np.ones(x.shape[2:])))
