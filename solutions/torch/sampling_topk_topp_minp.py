"""Truncated sampling. Sources: Fan et al. 2018 (top-k), Holtzman et al. 2020 (top-p), Nguyen et al. 2024 (min-p)."""

import torch


def filter_logits(logits, *, temperature=1.0, top_k=0, top_p=1.0, min_p=0.0):
    """logits (..., V) -> probabilities (..., V)."""
    V = logits.shape[-1]
    if temperature == 0:
        return torch.zeros_like(logits).scatter(-1, logits.argmax(dim=-1, keepdim=True), 1.0)
    p = torch.softmax(logits / temperature, dim=-1)  # (..., V)
    s, order = p.sort(dim=-1, descending=True)  # (..., V) falling, and the token of each rank
    keep = s >= min_p * s[..., :1]  # all three rules look at the same p, in the order of ranks
    if top_k > 0:
        keep &= torch.arange(V, device=p.device) < top_k
    if top_p < 1:
        keep &= s.cumsum(dim=-1) - s < top_p  # what stands before a token is not enough yet
    q = torch.zeros_like(p).scatter(-1, order, s.where(keep, 0.0))
    return q / q.sum(dim=-1, keepdim=True)
