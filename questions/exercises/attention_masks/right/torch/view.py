import torch


def attention_mask(tq, tk, *, lengths=None, causal=False):
    device = lengths.device if lengths is not None else "cpu"
    keys = torch.arange(tk, device=device)
    last = keys[tk - tq :] if causal else keys.new_full((tq,), tk - 1)
    if lengths is None:
        allowed = keys <= last[:, None]
        return allowed[None, None]
    last = torch.minimum(last, lengths[:, None] - 1)
    return (keys <= last[..., None]).unsqueeze(1)
