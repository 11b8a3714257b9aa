import torch
import torch.nn.functional as F


def textcnn_features(emb, filters, biases, lengths):
    outs = []
    for weight, bias in zip(filters, biases):
        n = weight.shape[1]
        h = F.conv1d(emb.transpose(1, 2), weight.transpose(1, 2), bias)
        h = F.relu(h)
        pooled = h.max(dim=2).values
        outs.append(pooled)
    return torch.cat(outs, dim=1)
