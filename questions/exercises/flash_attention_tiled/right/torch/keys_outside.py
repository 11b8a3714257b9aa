import torch


def flash_attention(q, k, v, block_q, block_k, causal=False):
    """Keys in the outer loop; every block's normalised output is merged by its log-sum-exp."""
    work = torch.promote_types(q.dtype, torch.float32)
    B, H, Tq, d = q.shape
    out = torch.zeros(q.shape, dtype=work, device=q.device)
    lse = torch.full((B, H, Tq), -torch.inf, dtype=work, device=q.device)
    position = torch.arange(max(Tq, k.shape[2]), device=q.device)
    for keys, values, at in zip(k.split(block_k, 2), v.split(block_k, 2), position[: k.shape[2]].split(block_k)):
        for rows in position[:Tq].split(block_q):
            s = torch.einsum("bhqd,bhkd->bhqk", q[:, :, rows].to(work), keys.to(work)) * d**-0.5
            if causal:
                s = torch.where(at[None] <= rows[:, None], s, -torch.inf)
            tile = torch.logsumexp(s, -1)
            weights = torch.exp(s - tile.masked_fill(tile == -torch.inf, 0.0)[..., None])
            total = torch.logaddexp(lse[:, :, rows], tile)
            old = torch.exp(lse[:, :, rows] - total)[..., None]
            new = torch.exp(tile - total)[..., None]
            out[:, :, rows] = old * out[:, :, rows] + new * (weights @ values.to(work))
            lse[:, :, rows] = total
    return out.to(q.dtype), lse
