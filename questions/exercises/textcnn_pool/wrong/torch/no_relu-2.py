import torch
import torch.nn.functional as F


def textcnn_features(emb, filters, biases, lengths):
    T = emb.shape[1]
    outs = []
    for weight, bias in zip(filters, biases):
        n = weight.shape[1]
        h = F.conv1d(emb.transpose(1, 2), weight.transpose(1, 2), bias)
        start = torch.arange(T - n + 1, device=emb.device)
        valid = start[None, :] + n <= lengths[:, None]
        h = h.masked_fill(~valid[:, None, :], 0.0)
        pooled = h.max(dim=2).values
        outs.append(pooled)
    return torch.cat(outs, dim=1)
