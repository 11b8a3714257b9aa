import torch


def filter_logits(logits, *, temperature=1.0, top_k=0, top_p=1.0, min_p=0.0):
    """Removes tokens from the logits, and takes the softmax again at the end."""
    if temperature == 0:
        return torch.nn.functional.one_hot(logits.argmax(-1), logits.shape[-1]).to(logits.dtype)
    z = logits / temperature
    removed = torch.zeros_like(z, dtype=torch.bool)
    p = z.softmax(-1)
    if top_k:
        removed |= z < z.sort(-1).values[..., max(0, z.shape[-1] - top_k), None]
    if top_p < 1:
        rising, order = p.sort(-1)
        gone = rising.cumsum(-1) <= 1 - top_p
        removed |= gone.gather(-1, order.argsort(-1))
    removed |= p < min_p * p.amax(-1, keepdim=True)
    return z.masked_fill(removed, -torch.inf).softmax(-1)
