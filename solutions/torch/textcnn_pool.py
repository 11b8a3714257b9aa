"""TextCNN features. Source: Kim, "Convolutional Neural Networks for Sentence Classification", 2014, section 2."""

import torch


def textcnn_features(emb, filters, biases, lengths):
    """emb (B, T, D), filters (F_i, n_i, D), biases (F_i,), lengths (B,) -> (B, sum of F_i)."""
    features = []
    for w, b in zip(filters, biases, strict=True):
        windows = emb.unfold(1, w.shape[1], 1)  # (B, T', D, n) with T' = T - n + 1
        c = torch.relu(torch.einsum("btdn,fnd->btf", windows, w) + b)  # (B, T', F)
        end = torch.arange(w.shape[1], emb.shape[1] + 1, device=emb.device)  # (T',) row after a window's last
        inside = end <= lengths[:, None]  # (B, T')
        # After a ReLU nothing is below 0: a window that does not count may as well be 0, and so is the maximum of none.
        features.append(c.masked_fill(~inside[:, :, None], 0.0).amax(dim=1))  # (B, F)
    return torch.cat(features, dim=1)
