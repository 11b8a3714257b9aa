def _pair(v):
    return (v, v) if isinstance(v, int) else tuple(v)


def conv_info(h, w, cin, cout, k, *, stride=1, pad=0, dil=1, groups=1, bias=True):
    kh, kw = _pair(k)
    sh, sw = _pair(stride)
    dh, dw = _pair(dil)
    pad = _pair(pad)
    if len(pad) == 2:
        top = bottom = pad[0]
        left = right = pad[1]
    else:
        top, bottom, left, right = pad
    if cin % groups != 0 or cout % groups != 0:
        raise ValueError("groups")
    ho = (h + top + bottom - dh * (kh - 1) - 1) // sh + 1
    wo = (w + left + right - dw * (kw - 1) - 1) // sw + 1
    if ho < 1 or wo < 1:
        raise ValueError("kernel too large")
    weights = cout * cin * kh * kw / groups
    return ho, wo, int(weights) + bias * cout, ho * wo * weights
