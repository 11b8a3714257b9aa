import torch
import torch.nn.functional as F


def kd_loss(student, teacher, labels, T, alpha):
    with torch.no_grad():
        log_p = F.log_softmax(teacher / T, dim=-1)
    log_q = F.log_softmax(student / T, dim=-1)
    soft = F.kl_div(log_q, log_p, reduction="batchmean", log_target=True)
    hard = F.nll_loss(F.log_softmax(student, dim=-1), labels)
    return soft * (alpha * T * T) + hard * (1.0 - alpha)
