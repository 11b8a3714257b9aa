"""An image as a sequence of patches. Source: Dosovitskiy et al., "An Image is Worth 16x16 Words", 2020, section 3.1."""


def patchify(x, p):
    """x (B, C, H, W) -> (B, H/p * W/p, p * p * C)."""
    B, C, H, W = x.shape
    if H % p or W % p:
        raise ValueError(f"an image of {H} x {W} does not split into patches of {p} x {p}")
    x = x.reshape(B, C, H // p, p, W // p, p)  # (B, C, row of patches, row, column of patches, column)
    x = x.permute(0, 2, 4, 3, 5, 1)  # (B, row of patches, column of patches, row, column, C)
    return x.reshape(B, (H // p) * (W // p), p * p * C)


def unpatchify(patches, p, h, w):
    """patches (B, h/p * w/p, p * p * C) -> (B, C, h, w)."""
    x = patches.reshape(patches.shape[0], h // p, w // p, p, p, -1)  # the last axis is C
    x = x.permute(0, 5, 1, 3, 2, 4)  # (B, C, row of patches, row, column of patches, column)
    return x.reshape(patches.shape[0], -1, h, w)
