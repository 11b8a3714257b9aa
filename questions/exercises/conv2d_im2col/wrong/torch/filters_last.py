import torch


def conv2d_im2col(x, weight, bias=None, stride=1, padding=0):
    N, C, H, W = x.shape
    F, _, kh, kw = weight.shape
    Ho = (H + 2 * padding - kh) // stride + 1
    Wo = (W + 2 * padding - kw) // stride + 1
    xp = torch.nn.functional.pad(x, (padding,) * 4)
    columns = []
    for i in range(Ho):
        for j in range(Wo):
            top, left = i * stride, j * stride
            window = xp[:, :, top : top + kh, left : left + kw]
            columns.append(window.reshape(N, -1))
    cols = torch.stack(columns, dim=2)
    y = cols.transpose(1, 2) @ weight.reshape(F, -1).T
    if bias is not None:
        y = y + bias
    return cols, y.reshape(N, F, Ho, Wo)
