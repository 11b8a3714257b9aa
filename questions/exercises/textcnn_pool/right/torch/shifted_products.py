import torch


def textcnn_features(emb, filters, biases, lengths):
    B, T, D = emb.shape
    outs = []
    for weight, bias in zip(filters, biases):
        n = weight.size(1)
        scores = sum(emb[:, i : T - n + 1 + i] @ weight[:, i].T for i in range(n))
        before = torch.arange(T - n + 1, device=emb.device).expand(B, -1) > (lengths - n).unsqueeze(1)
        scores = scores.masked_fill(before.unsqueeze(2), -torch.inf)
        outs.append((scores.max(dim=1).values + bias).clamp(min=0))
    return torch.hstack(outs)
