import torch
import torch.nn.functional as F


def perplexity(logits, targets, mask=None):
    if mask is not None:
        if mask.sum() == 0:
            raise ValueError("nothing to average over")
        logits, targets = logits[mask], targets[mask]
    V = logits.shape[-1]
    return torch.exp(F.cross_entropy(logits.reshape(-1, V), targets.reshape(-1)))
