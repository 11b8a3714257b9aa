import torch


def patchify(x, p):
    B, C, H, W = x.shape
    if H % p != 0 or W % p != 0:
        raise ValueError("not divisible")
    x = x.reshape(B, C, H // p, p, W // p, p)
    return x.permute(0, 2, 4, 3, 5, 1).reshape(B, (H // p) * (W // p), p * p * C)


def unpatchify(patches, p, h, w):
    B = patches.shape[0]
    C = patches.shape[2] // (p * p)
    x = patches.reshape(B, h // p, w // p, p, p, C)
    return x.permute(0, 5, 1, 2, 3, 4).reshape(B, C, h, w)
