import torch


def grouped_query_attention(q, k, v, mask=None):
    B, Hq, Tq, d = q.shape
    Hk, Tk = k.shape[1], k.shape[2]
    if Hq % Hk:
        raise ValueError("query heads cannot be shared out evenly")
    # nothing is copied: the query heads of a group become more queries of one head
    q = q.reshape(B, Hk, Hq // Hk * Tq, d)
    scores = (q @ k.mT).reshape(B, Hq, Tq, Tk) * d**-0.5
    if mask is not None:
        scores = torch.where(mask, scores, torch.finfo(scores.dtype).min)
    weights = scores.softmax(-1).reshape(B, Hk, -1, Tk)
    return (weights @ v).reshape(B, Hq, Tq, -1)
