import torch


def gae(rewards, values, dones, last_value, gamma, lam):
    A = torch.zeros_like(values)
    v_next, A_next = last_value, 0.0
    for t in reversed(range(len(rewards))):
        live = 0.0 if dones[t] else 1.0
        delta = rewards[t] + gamma * live * v_next - values[t]
        A[t] = delta + gamma * lam * live * A_next
        v_next, A_next = values[t], A[t]
    return A, A + values


def ppo_loss(logp, old_logp, adv, clip=0.2):
    ratio = torch.exp(logp - old_logp)
    clipped = torch.exp(torch.clamp(logp - old_logp, -clip, clip))
    return -torch.minimum(ratio * adv, clipped * adv).mean()
