import torch
import torch.nn.functional as F


def flash_attention(q, k, v, block_q, block_k, causal=False):
    """All queries at once where they fit, keys padded to whole blocks and the padding masked."""
    half = q.dtype in (torch.float16, torch.bfloat16)
    Tk = k.size(2)
    pad = (-Tk) % block_k
    k, v = (F.pad(t.float() if half else t, (0, 0, 0, pad)) for t in (k, v))
    outs, logs = [], []
    for i, block in enumerate(q.split(block_q, dim=2)):
        x = (block.float() if half else block) * q.size(-1) ** -0.5
        m = x.new_full(x.shape[:3], -1e30)
        z, acc = torch.zeros_like(m), torch.zeros_like(x)
        row = torch.arange(x.size(2), device=x.device) + i * block_q
        for j in range(0, Tk + pad, block_k):
            col = torch.arange(j, j + block_k, device=x.device)
            hidden = (col >= Tk).expand(len(row), -1)
            if causal:
                hidden = hidden | (col > row[:, None])
            s = (x @ k[:, :, j : j + block_k].mT).masked_fill(hidden, -torch.inf)
            top = torch.maximum(m, s.amax(-1))
            shrink = (m - top).exp()
            p = (s - top.unsqueeze(-1)).exp()
            z, m = z * shrink + p.sum(-1), top
            acc = acc * shrink.unsqueeze(-1) + p @ v[:, :, j : j + block_k]
        outs.append((acc / z.unsqueeze(-1)).to(q.dtype))
        logs.append(m + z.log())
    return torch.cat(outs, 2), torch.cat(logs, 2)
