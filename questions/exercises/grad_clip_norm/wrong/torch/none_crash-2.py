import torch


def clip_grad_norm_(grads, max_norm, norm_type=2.0):
    flat = torch.cat([g.reshape(-1) for g in grads])
    total = torch.linalg.norm(flat, norm_type)
    if total > max_norm:
        for g in grads:
            g *= max_norm / total
    return float(total)
