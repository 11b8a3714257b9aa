"""Knowledge distillation. Source: Hinton et al., 2015, section 2."""

from torch.nn.functional import cross_entropy, log_softmax


def kd_loss(student, teacher, labels, T, alpha):
    """student z, teacher v (N, C), labels (N,) -> scalar."""
    log_p = log_softmax(teacher.detach() / T, dim=1)  # (N, C)
    log_q = log_softmax(student / T, dim=1)  # (N, C)
    kl = (log_p.exp() * (log_p - log_q)).sum(dim=1).mean()  # over classes, over the batch
    return alpha * T**2 * kl + (1 - alpha) * cross_entropy(student, labels)
