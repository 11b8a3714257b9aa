import torch


def sliding_window_attention(q, k, v, window):
    out = []
    for i in range(q.size(2)):
        near = slice(max(0, i - window + 1), i + 1)
        scores = torch.einsum("bhd,bhjd->bhj", q[:, :, i], k[:, :, near]) * q.size(3) ** -0.5
        out.append(torch.einsum("bhj,bhjd->bhd", scores.softmax(-1), v[:, :, near]))
    return torch.stack(out, dim=2)
