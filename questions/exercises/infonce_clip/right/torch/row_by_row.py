import torch


def clip_loss(img, txt, logit_scale):
    img = img / torch.sqrt((img * img).sum(1, keepdim=True))
    txt = txt / torch.sqrt((txt * txt).sum(1, keepdim=True))
    n, total = img.shape[0], 0.0
    for i in range(n):
        s = logit_scale * (txt @ img[i])
        t = logit_scale * (img @ txt[i])
        for z in (s, t):
            top = z.max()
            total = total + top + torch.log(torch.exp(z - top).sum()) - z[i]
    return total / (2 * n)
