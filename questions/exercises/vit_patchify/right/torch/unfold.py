import torch
import torch.nn.functional as F


def patchify(x, p):
    B, C, H, W = x.shape
    if (H % p, W % p) != (0, 0):
        raise ValueError("not divisible")
    columns = F.unfold(x, kernel_size=p, stride=p)
    return columns.reshape(B, C, p * p, -1).permute(0, 3, 2, 1).flatten(2)


def unpatchify(patches, p, h, w):
    B, L, K = patches.shape
    columns = patches.reshape(B, L, p * p, -1).permute(0, 3, 2, 1).reshape(B, K, L)
    return F.fold(columns, (h, w), kernel_size=p, stride=p)
