import torch
import torch.nn.functional as F


def clip_loss(img, txt, logit_scale):
    img = F.normalize(img, dim=-1)
    txt = F.normalize(txt, dim=-1)
    logits = logit_scale * img @ txt.t()
    e = torch.exp(logits)
    loss_i = -torch.log(e.diagonal() / e.sum(dim=1)).mean()
    loss_t = -torch.log(e.diagonal() / e.sum(dim=0)).mean()
    return (loss_i + loss_t) / 2
