import torch


def clip_grad_norm_(grads, max_norm, norm_type=2.0):
    present = [g.detach() for g in grads if g is not None]
    if not present:
        return 0.0
    norm = torch.linalg.vector_norm(torch.stack([torch.linalg.vector_norm(g, norm_type) for g in present]), norm_type)
    factor = torch.clamp(max_norm / (norm + 1e-6), max=1.0)
    for g in present:
        g.mul_(factor)
    return norm
