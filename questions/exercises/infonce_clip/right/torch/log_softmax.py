import torch


def clip_loss(img, txt, logit_scale):
    cosines = torch.cosine_similarity(img[:, None, :], txt[None, :, :], dim=2)
    logits = cosines * logit_scale
    both = torch.log_softmax(logits, dim=0) + torch.log_softmax(logits, dim=1)
    return -torch.trace(both) / (2 * len(img))
