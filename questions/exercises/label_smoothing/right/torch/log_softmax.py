import torch
import torch.nn.functional as F


def smoothed_cross_entropy(logits, target, *, smoothing=0.1, ignore_index=-100):
    log_p = F.log_softmax(logits, dim=-1)
    hard = F.nll_loss(log_p, target, ignore_index=ignore_index)
    soft = -log_p.mean(dim=-1)[target != ignore_index].mean()
    return torch.lerp(hard, soft, smoothing)
