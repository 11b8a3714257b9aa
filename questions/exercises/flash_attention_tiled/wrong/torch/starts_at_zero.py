import math

import torch


def flash_attention(q, k, v, block_q, block_k, causal=False):
    B, H, Tq, d = q.shape
    dt = torch.float32 if q.dtype in (torch.float16, torch.bfloat16) else q.dtype
    out = torch.empty_like(q)
    lse = torch.empty(B, H, Tq, dtype=dt, device=q.device)
    for i in range(0, Tq, block_q):
        qi = q[:, :, i : i + block_q].to(dt)
        n = qi.shape[2]
        m = torch.zeros(B, H, n, 1, dtype=dt, device=q.device)
        l = torch.zeros_like(m)
        acc = torch.zeros(B, H, n, d, dtype=dt, device=q.device)
        for j in range(0, k.shape[2], block_k):
            if causal and j > i + n - 1:
                break
            kj, vj = k[:, :, j : j + block_k].to(dt), v[:, :, j : j + block_k].to(dt)
            s = qi @ kj.mT / math.sqrt(d)
            if causal:
                r = torch.arange(i, i + n, device=q.device)[:, None]
                s = s.masked_fill(torch.arange(j, j + kj.shape[2], device=q.device) > r, -math.inf)
            mn = torch.maximum(m, s.amax(-1, keepdim=True))
            p, f = torch.exp(s - mn), torch.exp(m - mn)
            l, acc, m = l * f + p.sum(-1, keepdim=True), acc * f + p @ vj, mn
        out[:, :, i : i + n] = (acc / l).to(q.dtype)
        lse[:, :, i : i + n] = (m + l.log())[..., 0]
    return out, lse
