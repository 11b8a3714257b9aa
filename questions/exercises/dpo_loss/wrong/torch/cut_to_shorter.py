import torch
import torch.nn.functional as F


def dpo_loss(pi_chosen, pi_rejected, ref_chosen, ref_rejected, chosen_ids, rejected_ids, chosen_mask, rejected_mask, beta=0.1):
    T = min(chosen_ids.shape[1], rejected_ids.shape[1])

    def logp(z, ids, mask):
        lp = z[:, : T - 1].log_softmax(-1).gather(-1, ids[:, 1:T, None])[..., 0]
        return (lp * mask[:, 1:T]).sum(-1)

    with torch.no_grad():
        r = logp(ref_chosen, chosen_ids, chosen_mask) - logp(ref_rejected, rejected_ids, rejected_mask)
    m = beta * (logp(pi_chosen, chosen_ids, chosen_mask) - logp(pi_rejected, rejected_ids, rejected_mask) - r)
    return -F.logsigmoid(m).mean(), m
