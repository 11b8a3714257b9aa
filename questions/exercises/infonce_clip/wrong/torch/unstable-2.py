import torch
import torch.nn.functional as F


def clip_loss(img, txt, logit_scale):
    img = F.normalize(img, dim=-1)
    txt = F.normalize(txt, dim=-1)
    logits = logit_scale * img @ txt.t()
    loss_i = -torch.log(logits.softmax(dim=1).diagonal()).mean()
    loss_t = -torch.log(logits.softmax(dim=0).diagonal()).mean()
    return (loss_i + loss_t) / 2
