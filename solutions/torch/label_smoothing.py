"""Cross-entropy with label smoothing. Source: Szegedy et al., "Rethinking the Inception Architecture", 2016, sec. 7."""


def smoothed_cross_entropy(logits, target, *, smoothing=0.1, ignore_index=-100):
    """logits (N, C), target (N,) -> scalar. Convention of PyTorch: smoothing / C for every class, the true one too."""
    log_p = logits - logits.logsumexp(dim=1, keepdim=True)  # (N, C)
    kept = target != ignore_index  # (N,)
    t = target.where(kept, 0)  # (N,) an ignored target need not be a class id

    hard = -log_p.gather(1, t[:, None])[:, 0]  # (N,) against the one-hot target
    uniform = -log_p.mean(dim=1)  # (N,) against 1/C for every class
    loss = (1 - smoothing) * hard + smoothing * uniform  # (N,)
    return loss.where(kept, 0).sum() / kept.sum()
