import torch


def filter_logits(logits, *, temperature=1.0, top_k=0, top_p=1.0, min_p=0.0):
    if temperature == 0:
        return (logits == logits.amax(-1, keepdim=True)).to(logits)
    p = torch.softmax(logits.double() / temperature, -1)
    larger = p[..., None, :] > p[..., :, None]
    ok = torch.ones_like(p, dtype=torch.bool) if top_k <= 0 else larger.sum(-1) < top_k
    if top_p < 1:
        ok = ok & ((larger * p[..., None, :]).sum(-1) < top_p)
    ok = ok & (p >= p.max(-1, keepdim=True)[0] * min_p)
    q = torch.where(ok, p, torch.zeros_like(p))
    return (q / q.sum(-1, keepdim=True)).to(logits.dtype)
