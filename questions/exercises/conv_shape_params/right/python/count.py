def pair(value):
    return (value, value) if isinstance(value, int) else tuple(value)


def positions(size, before, after, k, stride, dil):
    """Count the window positions one by one."""
    last = size + before + after - 1
    starts = [s for s in range(0, last + 1, stride) if s + dil * (k - 1) <= last]
    if not starts:
        raise ValueError("the kernel does not fit")
    return len(starts)


def conv_info(h, w, cin, cout, k, *, stride=1, pad=0, dil=1, groups=1, bias=True):
    if cin % groups != 0 or cout % groups != 0:
        raise ValueError(f"{groups} groups do not divide {cin} or {cout} channels")
    pads = pair(pad)
    if len(pads) == 2:
        pads = (pads[0], pads[0], pads[1], pads[1])
    (kh, kw), (sh, sw), (dh, dw) = pair(k), pair(stride), pair(dil)
    ho = positions(h, pads[0], pads[1], kh, sh, dh)
    wo = positions(w, pads[2], pads[3], kw, sw, dw)
    per_filter = cin // groups * kh * kw
    return ho, wo, cout * (per_filter + bool(bias)), ho * wo * cout * per_filter
