import torch
import torch.nn.functional as F


def textcnn_features(emb, filters, biases, lengths):
    outs = []
    for w, b in zip(filters, biases):
        c = torch.relu(F.conv1d(emb.transpose(1, 2), w.transpose(1, 2), b))
        count = (lengths - w.shape[1] + 1).clamp(min=1)
        ok = torch.arange(c.shape[-1], device=emb.device) < count[:, None]
        outs.append(c.masked_fill(~ok[:, None], 0.0).amax(-1))
    return torch.cat(outs, 1)
