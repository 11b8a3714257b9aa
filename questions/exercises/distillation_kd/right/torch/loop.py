import torch


def kd_loss(student, teacher, labels, T, alpha):
    losses = []
    for z, v, y in zip(student, teacher.detach(), labels):
        z_soft, v_soft = z / T, v / T
        log_q = z_soft - torch.logsumexp(z_soft, 0)
        log_p = v_soft - torch.logsumexp(v_soft, 0)
        kl = torch.dot(torch.exp(log_p), log_p) - torch.dot(torch.exp(log_p), log_q)
        losses.append(alpha * T**2 * kl + (1 - alpha) * (torch.logsumexp(z, 0) - z[y]))
    return torch.stack(losses).sum() / len(losses)
