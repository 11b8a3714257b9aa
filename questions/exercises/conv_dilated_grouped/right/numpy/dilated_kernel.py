import numpy as np


def conv2d_grouped(x, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    """A dilated kernel is a larger kernel with zeros; groups are separate convolutions."""
    if x.shape[1] % groups or weight.shape[0] % groups or weight.shape[1] * groups != x.shape[1]:
        raise ValueError("groups")
    sh, sw = np.broadcast_to(stride, 2)
    ph, pw = np.broadcast_to(padding, 2)
    dh, dw = np.broadcast_to(dilation, 2)
    F, Cg, kh, kw = weight.shape
    big = np.zeros((F, Cg, dh * (kh - 1) + 1, dw * (kw - 1) + 1), dtype=weight.dtype)
    big[:, :, ::dh, ::dw] = weight
    x = np.pad(x, ((0, 0), (0, 0), (ph, ph), (pw, pw)))
    kh, kw = big.shape[2:]
    rows, columns = range(0, x.shape[2] - kh + 1, sh), range(0, x.shape[3] - kw + 1, sw)
    y = np.empty((len(x), F, len(rows), len(columns)), dtype=x.dtype)
    for g, kernels in enumerate(np.split(big, groups)):
        block = slice(g * F // groups, (g + 1) * F // groups)
        for i, top in enumerate(rows):
            for j, left in enumerate(columns):
                window = x[:, g * Cg : (g + 1) * Cg, top : top + kh, left : left + kw]
                y[:, block, i, j] = np.tensordot(window, kernels, axes=([1, 2, 3], [1, 2, 3]))
    return y if bias is None else y + bias.reshape(1, -1, 1, 1)
