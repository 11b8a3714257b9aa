import torch


def filter_logits(logits, *, temperature=1.0, top_k=0, top_p=1.0, min_p=0.0):
    vocab = logits.shape[-1]
    if temperature == 0:
        best = logits.argmax(dim=-1, keepdim=True)
        return torch.zeros_like(logits).scatter_(-1, best, 1.0)
    probs = torch.softmax(logits / temperature, dim=-1)
    keep = torch.ones_like(probs, dtype=torch.bool)
    if top_k > 0:
        kth = torch.topk(probs, min(top_k, vocab), dim=-1).values[..., -1:]
        keep &= probs >= kth
    if top_p < 1.0:
        ranked, order = torch.sort(probs, dim=-1, descending=True)
        before = torch.cumsum(ranked, dim=-1) - ranked
        keep &= torch.zeros_like(keep).scatter_(-1, order, before < top_p)
    if min_p > 0:
        keep &= probs >= min_p * probs.max()
    probs = probs.masked_fill(~keep, 0.0)
    return probs / probs.sum(dim=-1, keepdim=True)
