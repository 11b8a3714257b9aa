def gae(rewards, values, dones, last_value, gamma, lam):
    """Generalised advantage estimation.

    rewards, values: floats (T,); dones: bool (T,), the episode ended after this step; last_value: float, the value
    after the last step. Returns (adv, returns), each (T,).
    """
    raise NotImplementedError


def ppo_loss(logp, old_logp, adv, clip=0.2):
    """Clipped surrogate loss of PPO. logp, old_logp, adv: floats (N,). Returns a scalar."""
    raise NotImplementedError
