import math

import torch
import torch.nn.functional as F


def kd_loss(student, teacher, labels, T, alpha):
    teacher = teacher.detach()
    log_p = F.log_softmax(teacher, dim=-1) - math.log(T)
    log_q = F.log_softmax(student, dim=-1) - math.log(T)
    p = log_p.exp()
    soft = (p * (log_p - log_q)).sum(-1).mean()
    hard = F.cross_entropy(student, labels)
    return alpha * T**2 * soft + (1 - alpha) * hard
