import torch


def clip_loss(img, txt, logit_scale):
    img = img / (img.norm(dim=-1, keepdim=True) + 1e-8)
    txt = txt / (txt.norm(dim=-1, keepdim=True) + 1e-8)
    s = logit_scale * img @ txt.T
    i = torch.arange(len(s))
    return -(s.log_softmax(0)[i, i].mean() + s.log_softmax(1)[i, i].mean()) / 2
