import torch
import torch.nn.functional as F


def clip_loss(img, txt, logit_scale):
    img = F.normalize(img, dim=-1)
    txt = F.normalize(txt, dim=-1)
    logits = logit_scale * img @ txt.t()
    positive = logits.diagonal()
    negatives = logits.masked_fill(torch.eye(len(logits), dtype=torch.bool, device=logits.device), float("-inf"))
    loss_i = (torch.logsumexp(negatives, dim=1) - positive).mean()
    loss_t = (torch.logsumexp(negatives, dim=0) - positive).mean()
    return (loss_i + loss_t) / 2
