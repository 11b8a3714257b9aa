def conv_info(h, w, cin, cout, k, *, stride=1, pad=0, dil=1, groups=1, bias=True):
    kh, kw = (k, k) if isinstance(k, int) else k
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    dh, dw = (dil, dil) if isinstance(dil, int) else dil
    if isinstance(pad, int):
        top = bottom = left = right = pad
    elif len(pad) == 2:
        top = bottom = pad[0]
        left = right = pad[1]
    else:
        top, bottom, left, right = pad
    if cin % groups or cout % groups:
        raise ValueError("channels must be divisible by groups")
    room_h = h + top + bottom - dh * (kh - 1) - 1
    room_w = w + left + right - dw * (kw - 1) - 1
    if room_h < 0 or room_w < 0:
        raise ValueError("the kernel exceeds the input")
    ho = room_h // sh + 1
    wo = room_w // sw + 1
    weights = cout * cin * kh * kw
    params = weights + (cout if bias else 0)
    macs = ho * wo * weights // groups
    return ho, wo, params, macs
