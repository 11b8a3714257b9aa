import torch


def attention_mask(tq, tk, *, lengths=None, causal=False):
    batch = [tk] if lengths is None else lengths.tolist()
    first = tk - tq
    table = [[[[j < n and (not causal or j <= first + i) for j in range(tk)] for i in range(tq)]] for n in batch]
    return torch.tensor(table, dtype=torch.bool, device=None if lengths is None else lengths.device)
