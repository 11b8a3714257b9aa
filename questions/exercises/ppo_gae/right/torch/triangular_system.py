import torch


def gae(rewards, values, dones, last_value, gamma, lam):
    T = len(rewards)
    live = (~dones).to(rewards.dtype)
    nxt = torch.cat([values[1:], values.new_tensor([last_value])])
    delta = rewards + gamma * live * nxt - values
    # solve (I - c S) A = delta with the upper shift S
    system = torch.eye(T, dtype=rewards.dtype) - torch.diag(gamma * lam * live[:-1], 1)
    adv = torch.linalg.solve_triangular(system, delta[:, None], upper=True)[:, 0]
    return adv, adv + values


def ppo_loss(logp, old_logp, adv, clip=0.2):
    ratio = (logp - old_logp).exp()
    gain, loss = adv.clamp(min=0), adv.clamp(max=0)
    return -(ratio.clamp(max=1 + clip) * gain + ratio.clamp(min=1 - clip) * loss).sum() / len(adv)
