# exercise: max_pool2d
from torch.nn import functional as F


def pair(v):
    return (v, v) if isinstance(v, int) else v


def max_pool2d(x, kernel_size, stride=None, padding=0):
    stride = kernel_size if stride is None else stride
    y = F.max_pool3d(x[:, :, None], (1, *pair(kernel_size)), (1, *pair(stride)), (0, *pair(padding)))
    return y[:, :, 0]
