import torch
from torch.utils.checkpoint import checkpoint


def softmax(x, axis=-1):
    return checkpoint(torch.softmax, x, axis, use_reentrant=False)
