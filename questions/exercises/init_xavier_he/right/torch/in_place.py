import torch


def init_weight(shape, mode, dist, rng):
    area = 1
    for size in shape[2:]:
        area *= size
    fans = {"xavier": shape[0] + shape[1], "he": shape[1]}
    if mode not in fans or dist not in ("normal", "uniform"):
        raise ValueError
    std = (2 / (fans[mode] * area)) ** 0.5
    w = torch.empty(*shape, dtype=torch.float64)
    if dist == "normal":
        return w.normal_(0, std, generator=rng)
    return w.uniform_(-(3**0.5) * std, 3**0.5 * std, generator=rng)
