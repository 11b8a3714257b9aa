import torch


def textcnn_features(emb, filters, biases, lengths):
    rows = []
    for b in range(emb.shape[0]):
        x = emb[b, : int(lengths[b])]
        features = []
        for weight, bias in zip(filters, biases):
            n = weight.shape[1]
            scores = [(weight * x[t : t + n]).sum(dim=(1, 2)) + bias for t in range(x.shape[0] - n + 1)]
            if scores:
                features.append(torch.relu(torch.stack(scores).amax(dim=0)))
            else:
                features.append(torch.zeros_like(bias))
        rows.append(torch.cat(features))
    return torch.stack(rows)
