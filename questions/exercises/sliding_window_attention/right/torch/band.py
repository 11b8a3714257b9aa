import torch


def sliding_window_attention(q, k, v, window):
    """Only the band: window keys a query, padded in front."""
    T, window = q.shape[2], min(window, q.shape[2])
    pad = [0, 0, window - 1, 0]
    keys = torch.nn.functional.pad(k, pad).unfold(2, window, 1)  # (B, H, T, d, w)
    values = torch.nn.functional.pad(v, pad).unfold(2, window, 1)
    scores = torch.einsum("bhtd,bhtdw->bhtw", q, keys) / q.shape[3] ** 0.5
    age = torch.arange(window - 1, -1, -1, device=q.device)
    real = age <= torch.arange(T, device=q.device)[:, None]
    weights = torch.softmax(scores.masked_fill(~real, -torch.inf), dim=-1)
    return torch.einsum("bhtw,bhtdw->bhtd", weights, values)
