def dpo_loss(
    pi_chosen, pi_rejected, ref_chosen, ref_rejected, chosen_ids, rejected_ids, chosen_mask, rejected_mask, beta=0.1
):
    """Direct preference optimisation.

    Logits: floats (B, T, V), T may differ between chosen and rejected; ids: int64 (B, T); masks: bool (B, T), True =
    response token. Returns (loss, margins): a 0-d tensor and (B,).
    """
    raise NotImplementedError
