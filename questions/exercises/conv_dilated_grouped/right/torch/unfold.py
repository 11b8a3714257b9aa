import torch
import torch.nn.functional as F


def conv2d_grouped(x, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    (sh, sw), (ph, pw), (dh, dw) = (v if isinstance(v, tuple) else (v, v) for v in (stride, padding, dilation))
    N, C, H, W = x.shape
    O, Cg, kh, kw = weight.shape
    if C % groups or O % groups or Cg * groups != C:
        raise ValueError(f"{C} channels, {groups} groups, kernel of {Cg}")
    columns = F.unfold(x, (kh, kw), dilation=(dh, dw), padding=(ph, pw), stride=(sh, sw))
    columns = columns.view(N, groups, Cg * kh * kw, -1)
    y = weight.reshape(groups, O // groups, -1) @ columns
    y = y.reshape(N, O, (H + 2 * ph - dh * (kh - 1) - 1) // sh + 1, -1)
    return y if bias is None else y + bias.view(-1, 1, 1)
