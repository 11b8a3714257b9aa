"""The contrastive loss of CLIP. Source: Radford et al., 2021, "Learning Transferable Visual Models", figure 3."""


def clip_loss(img, txt, logit_scale):
    """img (N, D), txt (N, D), pairs in equal rows; logit_scale = 1 / temperature -> 0-d."""
    u, v = (x / x.norm(dim=1, keepdim=True) for x in (img, txt))  # (N, D) rows of length 1
    logits = logit_scale * u @ v.T  # (N, N)
    positive = logits.diagonal()  # (N,)
    to_text = (logits.logsumexp(dim=1) - positive).mean()  # each image among all texts
    to_image = (logits.logsumexp(dim=0) - positive).mean()  # each text among all images
    return (to_text + to_image) / 2
