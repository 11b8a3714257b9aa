# exercise: batch_norm
import torch


def batch_norm(x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5):
    dims = (0, *range(2, x.ndim))
    if not training:
        return torch.ops.aten._native_batch_norm_legit_no_training(
            x, gamma, beta, running_mean, running_var, momentum, eps
        )[0]
    mean, var, n = x.mean(dims), x.var(dims, correction=0), x.numel() // x.shape[1]
    with torch.no_grad():
        running_mean.lerp_(mean, momentum)
        running_var.lerp_(var * n / (n - 1), momentum)
    shape = (1, -1) + (1,) * (x.ndim - 2)
    y = (x - mean.reshape(shape)) * (var.reshape(shape) + eps).rsqrt()
    return y * gamma.reshape(shape) + beta.reshape(shape)
