import torch


def clip_grad_norm_(grads, max_norm, norm_type=2.0):
    grads = [g for g in grads if g is not None]
    if not grads:
        return 0.0
    def norm(g):
        if norm_type == float("inf"):
            return torch.abs(g).max()
        return (torch.abs(g) ** norm_type).sum() ** (1 / norm_type)

    total = sum(norm(g) for g in grads)
    if total > max_norm:
        for g in grads:
            g *= max_norm / total
    return float(total)
