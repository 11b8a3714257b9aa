# exercise: layer_norm
from torch.nn import functional as F


def layer_norm(x, gamma, beta, eps=1e-5):
    return F.group_norm(x.reshape(-1, x.shape[-1]), 1, gamma, beta, eps).reshape(x.shape)
