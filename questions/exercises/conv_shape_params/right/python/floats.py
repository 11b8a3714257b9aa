import math


def conv_info(h, w, cin, cout, k, *, stride=1, pad=0, dil=1, groups=1, bias=True):
    k, stride, dil = ([v] * 2 if type(v) is int else v for v in (k, stride, dil))
    if type(pad) is int:
        pad = [pad] * 4
    elif len(pad) == 2:
        pad = [pad[0], pad[0], pad[1], pad[1]]
    sizes = []
    for axis, size in enumerate((h, w)):
        effective = dil[axis] * (k[axis] - 1) + 1
        padded = size + sum(pad[2 * axis : 2 * axis + 2])
        if effective > padded:
            raise ValueError("effective kernel too large")
        sizes.append(math.floor((padded - effective) / stride[axis] + 1))
    if any(c % groups for c in (cin, cout)):
        raise ValueError("bad groups")
    weights = groups * (cout // groups) * (cin // groups) * math.prod(k)
    return sizes[0], sizes[1], weights + bias * cout, weights * math.prod(sizes)
