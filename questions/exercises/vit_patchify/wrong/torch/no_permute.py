import torch


def patchify(x, p):
    B, C, H, W = x.shape
    if H % p != 0 or W % p != 0:
        raise ValueError("image size must be divisible by the patch size")
    h, w = H // p, W // p
    x = x.reshape(B, C, h, p, w, p)
    return x.reshape(B, h * w, p * p * C)


def unpatchify(patches, p, h, w):
    B, L, K = patches.shape
    C = K // (p * p)
    x = patches.reshape(B, h // p, w // p, p, p, C)
    x = x.permute(0, 5, 1, 3, 2, 4)
    return x.reshape(B, C, h, w)
