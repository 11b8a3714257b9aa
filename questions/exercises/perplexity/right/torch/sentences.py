import math


def perplexity(logits, targets, mask=None):
    nats, count = 0.0, 0
    for b in range(len(targets)):
        z, t = logits[b].double(), targets[b]
        nll = torch_nll(z, t)
        if mask is not None:
            nll = nll[mask[b]]
        nats += nll.sum().item()
        count += nll.numel()
    if not count:
        raise ValueError("no tokens")
    return math.exp(nats / count) if nats / count < 700 else float("inf")


def torch_nll(z, t):
    return z.logsumexp(1) - z[range(len(t)), t]
