"""Arithmetic of a convolution layer. Source: Dumoulin and Visin, "A guide to convolution arithmetic", 2016."""


def conv_info(h, w, cin, cout, k, *, stride=1, pad=0, dil=1, groups=1, bias=True):
    """-> (ho, wo, params, macs) of one image."""
    (kh, kw), (sh, sw), (dh, dw) = pair(k), pair(stride), pair(dil)
    top, bottom, left, right = pad if not isinstance(pad, int) and len(pad) == 4 else sides(*pair(pad))
    if cin % groups or cout % groups:
        raise ValueError(f"{cin} and {cout} channels cannot both be cut into {groups} groups")
    ho = positions(h + top + bottom, kh, sh, dh)
    wo = positions(w + left + right, kw, sw, dw)
    weights = cout * (cin // groups) * kh * kw  # every filter sees the channels of its group
    return ho, wo, weights + (cout if bias else 0), ho * wo * weights


def positions(padded, k, stride, dil):
    """Where a kernel of dil * (k - 1) + 1 rows can stand, stride apart."""
    free = padded - (dil * (k - 1) + 1)
    if free < 0:
        raise ValueError("the kernel exceeds the padded input")
    return free // stride + 1


def pair(value):
    return (value, value) if isinstance(value, int) else tuple(value)


def sides(vertical, horizontal):
    return vertical, vertical, horizontal, horizontal
