def grpo_loss(logp, old_logp, ref_logp, rewards, mask, *, clip=0.2, beta=0.04, norm_std=True, agg="seq"):
    """Group relative policy optimisation.

    logp, old_logp, ref_logp: floats (P, G, T); rewards: floats (P, G); mask: bool (P, G, T), True = counts; agg: "seq"
    or "token". Returns a 0-d tensor.
    """
    raise NotImplementedError
