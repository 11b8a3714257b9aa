# exercise: layer_norm
import torch


def layer_norm(x, gamma, beta, eps=1e-5):
    return torch.rms_norm(x - x.mean(-1, keepdim=True), x.shape[-1:], gamma, eps) + beta
