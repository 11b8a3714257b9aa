import torch
import torch.nn.functional as F


def kd_loss(student, teacher, labels, T, alpha):
    teacher = teacher.detach()
    log_p = torch.log(torch.softmax(teacher / T, dim=-1))
    log_q = F.log_softmax(student / T, dim=-1)
    p = log_p.exp()
    soft = (p * (log_p - log_q)).sum(-1).mean()
    hard = F.cross_entropy(student, labels)
    return alpha * T**2 * soft + (1 - alpha) * hard
