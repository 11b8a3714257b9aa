"""Hidden tests of grpo_loss.

Rewards are multiples of 1/4, so that means of equal ones are exact. Masked entries are ordinary numbers of their own
but in the cases that say so. No ratio lies on the border of the clip range.
"""

import math

import numpy as np

from drill.judge.case import Case
from drill.text import Text


def cases(rng):
    yield from by_hand()
    x = draw(rng, (2, 4, 5))
    same = Text("all three equal", "三组对数概率相同")
    for agg in ("seq", "token"):
        args = (x[0], x[0].copy(), x[0].copy(), *x[3:])
        yield Case(Text(f'{same.en}, "{agg}"', f'{same.zh}，"{agg}"'), args=args, kwargs={"agg": agg})
    for shape, options in (
        ((3, 4, 5), {}),
        ((2, 3, 7), {"agg": "token"}),
        ((2, 4, 4), {"norm_std": False}),
        ((4, 4, 4), {"beta": 0.5, "clip": 0.1}),
        ((3, 3, 3), {"beta": 0.0, "agg": "token", "norm_std": False}),
    ):
        words = ", ".join(f"{key}={value}" for key, value in options.items()) or "default options"
        name = Text(f"{shape}, {words}", f"{shape}，{words if options else '默认选项'}")
        x = draw(rng, shape)
        yield Case(name, args=x, kwargs=options, grad=x[:1])
    x = draw(rng, (3, 4, 6), moved=(0.5, 2.0))
    name = Text("ratios far outside the bounds", "比值远超界限")
    yield Case(name, args=x, kwargs={"beta": 0.1}, grad=x[:1])
    x = draw(rng, (2, 4, 5), full=True)
    yield Case(Text("nothing masked", "没有屏蔽"), args=x, grad=x[:1])
    yield from groups(rng)
    yield from garbage(rng)
    x = draw(rng, (3, 4, 5))
    x = tuple(array.astype(np.float32) for array in x[:4]) + x[4:]
    yield Case("float32", args=x, kwargs={"beta": 0.2}, atol=1e-5)


def by_hand():
    two = math.log(2.0)
    logp = np.array([[[-1.0, -3.0], [-1.0, -2.0]]])
    old, ref = logp + [[[-two, 1.0], [-two, two]]], logp + [[[two, 2.0], [0.0, 0.0]]]
    mask = np.array([[[True, False], [True, True]]])
    for agg in ("seq", "token"):
        name = Text(f'the example, "{agg}"', f'题面示例，"{agg}"')
        options = {"beta": 0.1, "norm_std": False, "agg": agg}
        yield Case(name, args=(logp, old, ref, np.array([[3.0, 1.0]]), mask), kwargs=options, grad=(logp,))


def groups(rng):
    x = draw(rng, (2, 4, 5))
    x[3][0] = 1.0
    yield Case(Text("one group of equal rewards", "有一组奖励全相等"), args=x, grad=x[:1], reveals="zero_std")
    x = draw(rng, (3, 1, 4))
    name = Text("G=1", "G=1")
    yield Case(name, args=x, kwargs={"beta": 0.3}, grad=x[:1], reveals=("zero_std", "unbiased_std"))


def garbage(rng):
    for agg in ("seq", "token"):
        x = draw(rng, (2, 3, 5))
        for array, value in zip(x, (1000.0, -1000.0, 1000.0), strict=False):
            array[~x[4]] = value * rng.choice([-1.0, 1.0], int((~x[4]).sum()))
        name = Text(f'±1000 where masked, "{agg}"', f'屏蔽处为 ±1000，"{agg}"')
        yield Case(name, args=x, kwargs={"agg": agg}, grad=x[:1], reveals="masked_nan")


def draw(rng, shape, *, moved=(0.03, 0.09), full=False):
    """logp, old_logp, ref_logp, rewards and mask. Completions of a group have different lengths."""
    p, g, t = shape
    sign = rng.choice([-1.0, 1.0], shape)
    logp = -rng.uniform(0.2, 3.0, shape)
    old, ref = (
        logp - sign * rng.uniform(*moved, shape),
        logp + rng.uniform(0.3, 1.0, shape) * rng.choice([-1.0, 1.0], shape),
    )
    outside = rng.random(shape) < 0.3
    old = np.where(outside, logp - 6.0 * (old - logp) if moved[1] < 0.1 else old, old)
    steps = np.array([rng.permutation(g) for _ in range(p)])
    rewards = 0.25 * steps * (1.0 + np.arange(p))[:, None] + np.arange(p)[:, None]
    lengths = np.array([rng.permutation(g) for _ in range(p)]) % t + 1
    mask = np.arange(t) < lengths[..., None]
    return logp, old, ref, rewards, mask | full
