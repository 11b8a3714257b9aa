import torch


def init_weight(shape, mode, dist, rng):
    like = torch.zeros(shape)
    fan_in, fan_out = like[0].numel(), like[:, 0].numel()
    if mode == "he":
        var = torch.tensor(2.0 / fan_in)
    elif mode == "xavier":
        var = torch.tensor(2.0 / (fan_in + fan_out))
    else:
        raise ValueError(mode)
    if dist == "normal":
        return torch.normal(like, var.sqrt(), generator=rng)
    if dist == "uniform":
        return (torch.rand(shape, generator=rng) - 0.5) * (12 * var).sqrt()
    raise ValueError(dist)
