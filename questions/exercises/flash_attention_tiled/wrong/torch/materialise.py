import math

import torch


def flash_attention(q, k, v, block_q, block_k, causal=False):
    dtype = torch.float32 if q.dtype in (torch.float16, torch.bfloat16) else q.dtype
    scores = q.to(dtype) @ k.to(dtype).transpose(-2, -1) / math.sqrt(q.shape[-1])
    if causal:
        future = torch.ones(scores.shape[-2:], dtype=torch.bool, device=q.device).triu(1)
        scores = scores.masked_fill(future, float("-inf"))
    out = torch.softmax(scores, dim=-1) @ v.to(dtype)
    return out.to(q.dtype), torch.logsumexp(scores, dim=-1)
