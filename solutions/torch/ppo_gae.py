"""Sources: Schulman et al., 2016, eqs. 10-16 (generalised advantage estimation); Schulman et al., 2017, eq. 7 (PPO)."""

import torch


def gae(rewards, values, dones, last_value, gamma, lam):
    """rewards r, values v, dones d (T,), last_value a float -> (advantages (T,), returns (T,))."""
    A = torch.zeros_like(values)  # (T,)
    v_next, A_next = last_value, 0.0
    for t in reversed(range(len(rewards))):
        live = 0.0 if dones[t] else 1.0  # what comes after the end belongs to another episode
        delta = rewards[t] + gamma * live * v_next - values[t]
        A[t] = delta + gamma * lam * live * A_next
        v_next, A_next = values[t], A[t]
    return A, A + values


def ppo_loss(logp, old_logp, adv, clip=0.2):
    """logp, old_logp, adv (N,) -> scalar. The minimum is a pessimistic bound of the objective."""
    ratio = torch.exp(logp - old_logp)  # (N,)
    clipped = torch.clamp(ratio, 1 - clip, 1 + clip)  # (N,)
    return -torch.minimum(ratio * adv, clipped * adv).mean()
