# exercise: layer_norm
import torch


def layer_norm(x, gamma, beta, eps=1e-5):
    rows = x.reshape(-1, x.shape[-1]).T
    y = torch.batch_norm(rows, None, None, None, None, True, 0.0, eps, False)
    return y.T.reshape(x.shape) * gamma + beta
