"""Direct preference optimisation. Source: Rafailov et al., 2023, eq. 7."""

import torch
from torch.nn.functional import log_softmax, logsigmoid


def dpo_loss(
    pi_chosen, pi_rejected, ref_chosen, ref_rejected, chosen_ids, rejected_ids, chosen_mask, rejected_mask, beta=0.1
):
    """Logits (B, T, V), ids (B, T), masks (B, T) -> (loss (), margins (B,))."""
    pi_w = log_prob(pi_chosen, chosen_ids, chosen_mask)  # (B,)
    pi_l = log_prob(pi_rejected, rejected_ids, rejected_mask)  # (B,)
    with torch.no_grad():  # the reference is frozen
        ref_w = log_prob(ref_chosen, chosen_ids, chosen_mask)  # (B,)
        ref_l = log_prob(ref_rejected, rejected_ids, rejected_mask)  # (B,)
    margins = beta * ((pi_w - ref_w) - (pi_l - ref_l))  # (B,)
    return -logsigmoid(margins).mean(), margins


def log_prob(logits, ids, mask):
    """Logits (B, T, V), ids and mask (B, T) -> log-probability (B,) of the tokens with mask, given those before."""
    logp = log_softmax(logits[:, :-1], dim=-1)  # (B, T-1, V): position t-1 predicts token t
    logp = logp.gather(-1, ids[:, 1:, None])[..., 0]  # (B, T-1)
    return (logp * mask[:, 1:]).sum(dim=-1)  # (B,)
