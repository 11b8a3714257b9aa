import torch


def clip_grad_norm_(grads, max_norm, norm_type=2.0):
    total = 0.0
    for g in grads:
        if g is not None:
            if norm_type == float("inf"):
                total = max(total, g.detach().abs().max().item())
            else:
                total += g.detach().abs().pow(norm_type).sum().item()
    if norm_type != float("inf"):
        total = total ** (1.0 / norm_type)
    if total > max_norm:
        for g in grads:
            if g is not None:
                g.data.copy_(g.data * (max_norm / total))
    return total
