import math

import torch


def flash_attention(q, k, v, block_q, block_k, causal=False):
    B, H, Tq, d = q.shape
    Tk = k.shape[2]
    dtype = q.dtype
    scale = 1.0 / math.sqrt(d)
    out = torch.zeros_like(q)
    lse = torch.zeros(B, H, Tq, dtype=dtype, device=q.device)
    for i0 in range(0, Tq, block_q):
        i1 = min(i0 + block_q, Tq)
        qi = q[:, :, i0:i1].to(dtype)
        m = torch.full((B, H, i1 - i0, 1), float("-inf"), dtype=dtype, device=q.device)
        l = torch.zeros(B, H, i1 - i0, 1, dtype=dtype, device=q.device)
        acc = torch.zeros(B, H, i1 - i0, d, dtype=dtype, device=q.device)
        for j0 in range(0, Tk, block_k):
            j1 = min(j0 + block_k, Tk)
            if causal and j0 > i1 - 1:
                break
            kj = k[:, :, j0:j1].to(dtype)
            vj = v[:, :, j0:j1].to(dtype)
            s = qi @ kj.transpose(-2, -1) * scale
            if causal:
                rows = torch.arange(i0, i1, device=q.device)[:, None]
                cols = torch.arange(j0, j1, device=q.device)[None, :]
                s = s.masked_fill(cols > rows, float("-inf"))
            m_new = torch.maximum(m, s.max(dim=-1, keepdim=True).values)
            p = torch.exp(s - m_new)
            alpha = torch.exp(m - m_new)
            l = l * alpha + p.sum(dim=-1, keepdim=True)
            acc = acc * alpha + p @ vj
            m = m_new
        out[:, :, i0:i1] = (acc / l).to(q.dtype)
        lse[:, :, i0:i1] = (m + torch.log(l)).squeeze(-1)
    return out, lse.float() if dtype in (torch.float16, torch.bfloat16) else lse
