"""Hidden tests of ppo_gae.

No value and no advantage is near 0, and every episode but one-step ones has several steps.
"""

import numpy as np

from drill.judge.case import Case
from drill.text import Text


def cases(rng):
    yield from by_hand()
    yield from rollouts(rng)
    yield from losses(rng)


def by_hand():
    r, v, d = np.array([1.0, 3.0, 3.0]), np.array([1.0, 2.0, 4.0]), np.array([False, True, False])
    yield Case(Text("gae: the example", "gae：题面示例"), args=(r, v, d, 6.0, 0.5, 0.4))
    old, adv = np.array([-1.0, -2.0, -1.5, -0.5]), np.array([1.0, -2.0, 3.0, -1.0])
    logp = old + np.log([1.5, 1.5, 0.5, 0.5])
    yield Case(Text("ppo_loss: the example", "ppo_loss：题面示例"), function="ppo_loss", args=(logp, old, adv))


def rollouts(rng):
    for name, n, ends, gamma, lam in (
        (Text("gae: one unfinished episode", "gae：一个未结束的 episode"), 7, (), 0.9, 0.8),
        (Text("gae: lam=0, one-step TD errors", "gae：lam=0，单步 TD 误差"), 6, (3,), 0.9, 0.0),
        (Text("gae: lam=1, Monte Carlo", "gae：lam=1，蒙特卡洛"), 6, (2,), 0.8, 1.0),
        (Text("gae: the last step ends an episode", "gae：最后一步结束 episode"), 6, (5,), 0.95, 0.7),
        (Text("gae: three episodes", "gae：三个 episode"), 13, (3, 8), 0.99, 0.9),
        (Text("gae: ends in a row", "gae：连续几步都结束"), 8, (2, 3, 7), 0.7, 0.95),
        (Text("gae: one step", "gae：只有一步"), 1, (), 0.9, 0.5),
        (Text("gae: one step, the end", "gae：只有一步且结束"), 1, (0,), 0.9, 0.5),
        (Text("gae: gamma=1", "gae：gamma=1"), 5, (1,), 1.0, 0.6),
    ):
        yield Case(name, args=(*draw(rng, n, ends), gamma, lam))
    r, v, d, last = draw(rng, 14, (4, 8))
    name = Text("gae: every second entry of longer arrays", "gae：隔一个取一个的视图")
    yield Case(name, args=(r[::2], v[::2], d[::2], last, 0.9, 0.8))
    r, v, d, last = draw(rng, 9, (4,))
    yield Case("gae: float32", args=(r.astype(np.float32), v.astype(np.float32), d, last, 0.97, 0.9))


def losses(rng):
    for name, ratios, clip in (
        (Text("ppo_loss: ratios inside the bounds", "ppo_loss：比值在界内"), (0.85, 0.95, 1.05, 1.15), ()),
        (Text("ppo_loss: the policy has not moved", "ppo_loss：策略尚未更新"), (1.0, 1.0, 1.0), ()),
        (Text("ppo_loss: ratios far outside", "ppo_loss：比值远超界限"), (0.1, 0.3, 0.6, 1.4, 3.0, 9.0), ()),
        (Text("ppo_loss: clip=0.4", "ppo_loss：clip=0.4"), (0.3, 0.5, 0.7, 1.3, 1.5, 2.5), (0.4,)),
    ):
        yield loss(rng, name, ratios, clip)
    old, adv = -rng.uniform(0.5, 3.0, 4), np.array([1.0, 2.0, -0.5, 1.5]) * rng.uniform(0.8, 1.2)
    name = Text("ppo_loss: mostly gains that are cut off", "ppo_loss：大多是被截断的收益")
    args = (old + np.log([2.0, 3.0, 1.8, 0.9]), old, adv)
    yield Case(name, function="ppo_loss", args=args, grad=(args[0],))
    yield Case("ppo_loss: N=1", function="ppo_loss", args=tuple(np.array([x]) for x in (-1.0, -2.0, -0.7)))
    yield loss(rng, "ppo_loss: float32", (0.2, 0.9, 1.1, 4.0), (), np.float32)


def loss(rng, name, ratios, clip, dtype=np.float64):
    """Each ratio with an advantage of either sign, in any order. Sums of one sign do not cancel those of the other."""
    order = rng.permutation(2 * len(ratios))
    ratio = np.repeat(ratios, 2) * rng.uniform(0.97, 1.03) ** (np.repeat(ratios, 2) != 1.0)
    adv = np.tile([1.0, -2.0], len(ratios)) * rng.uniform(0.5, 1.0, len(order))
    old = -rng.uniform(0.5, 3.0, len(order))
    logp, old, adv = (array[order].astype(dtype) for array in (old + np.log(ratio), old, adv))
    return Case(name, function="ppo_loss", args=(logp, old, adv, *clip), grad=(logp,))


def draw(rng, n, ends):
    """Rewards, values, dones and last_value; the flags are set at `ends`."""
    dones = np.isin(np.arange(n), ends)
    r, v = (rng.uniform(0.5, 2.0, n) * rng.choice([-1.0, 1.0], n) for _ in range(2))
    return r, v, dones, float(rng.uniform(2.0, 3.0))
