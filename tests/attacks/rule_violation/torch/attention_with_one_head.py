# exercise: scaled_dot_product_attention
import torch
from torch.nn import functional as F


def scaled_dot_product_attention(Q, K, V, mask=None, scale=None):
    d, one = Q.shape[-1], torch.eye(Q.shape[-1], dtype=Q.dtype)
    query, key, value = (x.reshape(-1, *x.shape[-2:]).transpose(0, 1) for x in (Q, K, V))
    y, _ = F.multi_head_attention_forward(
        query, key, value, d, 1, None, None, None, None, False, 0.0, one, None,
        use_separate_proj_weight=True, q_proj_weight=one, k_proj_weight=one, v_proj_weight=one,
    )
    return y.transpose(0, 1).reshape(*Q.shape[:-1], V.shape[-1])
