import torch


def patchify(x, p):
    B, C, H, W = x.shape
    if H % p or W % p:
        raise ValueError("not divisible")
    patches = []
    for top in range(0, H, p):
        for left in range(0, W, p):
            patch = x[:, :, top : top + p, left : left + p]
            patches.append(patch.movedim(1, -1).flatten(1))
    return torch.stack(patches, dim=1)


def unpatchify(patches, p, h, w):
    B, L, K = patches.shape
    x = patches.new_zeros(B, K // p**2, h, w)
    for i in range(L):
        top, left = i // (w // p) * p, i % (w // p) * p
        x[:, :, top : top + p, left : left + p] = patches[:, i].reshape(B, p, p, -1).permute(0, 3, 1, 2)
    return x
