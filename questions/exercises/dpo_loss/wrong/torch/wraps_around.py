import torch
import torch.nn.functional as F


def logp(logits, ids, mask):
    lp = torch.roll(logits, 1, dims=1).log_softmax(-1)
    return (lp.gather(-1, ids.unsqueeze(-1)).squeeze(-1) * mask).sum(-1)


def dpo_loss(
    pi_chosen, pi_rejected, ref_chosen, ref_rejected, chosen_ids, rejected_ids, chosen_mask, rejected_mask, beta=0.1
):
    with torch.no_grad():
        reference = logp(ref_chosen, chosen_ids, chosen_mask) - logp(ref_rejected, rejected_ids, rejected_mask)
    policy = logp(pi_chosen, chosen_ids, chosen_mask) - logp(pi_rejected, rejected_ids, rejected_mask)
    margins = beta * (policy - reference)
    return -F.logsigmoid(margins).mean(), margins
