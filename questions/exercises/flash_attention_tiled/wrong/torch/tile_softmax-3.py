import math

import torch


def flash_attention(q, k, v, block_q, block_k, causal=False):
    B, H, Tq, d = q.shape
    Tk = k.shape[2]
    dtype = torch.float32 if q.dtype in (torch.float16, torch.bfloat16) else q.dtype
    scale = 1.0 / math.sqrt(d)
    out = torch.zeros_like(q)
    lse = torch.zeros(B, H, Tq, dtype=dtype, device=q.device)
    for i0 in range(0, Tq, block_q):
        i1 = min(i0 + block_q, Tq)
        qi = q[:, :, i0:i1].to(dtype)
        m = torch.full((B, H, i1 - i0, 1), float("-inf"), dtype=dtype, device=q.device)
        tiles = 0
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
            acc = acc + torch.softmax(s, dim=-1) @ vj
            tiles += 1
            m = torch.logaddexp(m, torch.logsumexp(s, dim=-1, keepdim=True))
        out[:, :, i0:i1] = (acc / tiles).to(q.dtype)
        lse[:, :, i0:i1] = m.squeeze(-1)
    return out, lse
