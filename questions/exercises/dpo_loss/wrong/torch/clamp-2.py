import torch
import torch.nn.functional as F


def seq_logp(logits, ids, mask):
    logp = F.log_softmax(logits[:, :-1], dim=-1)
    logp = logp.gather(-1, ids[:, 1:].unsqueeze(-1)).squeeze(-1)
    return (logp * mask[:, 1:]).sum(-1)


def dpo_loss(pi_chosen, pi_rejected, ref_chosen, ref_rejected, chosen_ids, rejected_ids, chosen_mask, rejected_mask, beta=0.1):
    pc = seq_logp(pi_chosen, chosen_ids, chosen_mask)
    pr = seq_logp(pi_rejected, rejected_ids, rejected_mask)
    with torch.no_grad():
        rc = seq_logp(ref_chosen, chosen_ids, chosen_mask)
        rr = seq_logp(ref_rejected, rejected_ids, rejected_mask)
    margins = beta * ((pc - rc) - (pr - rr))
    loss = -torch.log(torch.sigmoid(margins) + 1e-8).mean()
    return loss, margins
