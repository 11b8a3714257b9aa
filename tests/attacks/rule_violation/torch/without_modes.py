import torch
from torch.utils._python_dispatch import _disable_current_modes


def softmax(x, axis=-1):
    with _disable_current_modes():
        return torch.softmax(x, axis)
