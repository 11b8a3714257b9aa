"""Hidden tests of dpo_loss.

Every response has at least two tokens, a prompt before and most have padding behind, all with logits of their own, so
that what should not count shows. Gradients are taken of the loss only.
"""

import math

import numpy as np

from drill.judge.case import Case, Run
from drill.text import Text

LOSS = "lambda *args: dpo_loss(*args)[0]"


def cases(rng):
    yield by_hand()
    policy, reference, ids, masks = draw(rng, 2, (4, 5), 3)
    name = Text("policy equal to the reference: ln 2", "策略与参考模型相同：ln 2")
    yield Case(name, args=(*policy, policy[0].copy(), policy[1].copy(), *ids, *masks))
    yield Case(Text("3 pairs, beta by default", "3 对，beta 取默认值"), args=flat(draw(rng, 3, (5, 8), 7)))
    args = flat(draw(rng, 4, (7, 4), 4))
    yield Case(Text("rejected shorter than chosen, beta=0.5", "rejected 比 chosen 短，beta=0.5"), args=(*args, 0.5))
    args = flat(draw(rng, 5, (5, 5), 5))
    yield Case(Text("B = T = V", "B = T = V"), args=(*args, 1.5))
    yield Case(Text("one pair", "只有一对"), args=(*flat(draw(rng, 1, (6, 4), 3)), 0.3))
    yield from masked(rng)
    yield from gradients(rng)
    yield from extreme(rng)
    policy, reference, ids, masks = draw(rng, 3, (6, 4), 5)
    policy, reference = ([array.astype(np.float32) for array in pair] for pair in (policy, reference))
    yield Case("float32", args=(*policy, *reference, *ids, *masks, 0.2), atol=1e-5)


def by_hand():
    logits = [[[math.log(3.0), 0.0], [0.0, 0.0], [9.0, 7.0]]], [[[math.log(3.0), 0.0], [5.0, 8.0]]]
    policy = [np.array(one) for one in logits]
    ids, masks = ([[0, 0, 1]], [[1, 1]]), ([[0, 1, 1]], [[0, 1]])
    rest = [*map(np.zeros_like, policy), *map(np.array, ids), *(np.array(mask, dtype=bool) for mask in masks)]
    return Case(Text("the example", "题面示例"), args=(*policy, *rest, 2.0))


def masked(rng):
    policy, reference, ids, masks = draw(rng, 3, (5, 6), 4)
    for mask in masks:
        mask[:, 0] = True
    name = Text("True at position 0 has no effect", "位置 0 为 True 不起作用")
    yield Case(name, args=(*policy, *reference, *ids, *masks, 0.5))
    policy, reference, ids, masks = draw(rng, 2, (8, 7), 4)
    for mask in masks:
        mask[:, 3] ^= True
    name = Text("masks with gaps, logits not contiguous", "mask 不连续，logits 内存不连续")
    policy = [np.asfortranarray(array) for array in policy]
    yield Case(name, args=(*policy, *reference, *ids, *masks, 0.5))


def gradients(rng):
    for sizes, beta in (((3, (5, 4), 6), 0.4), ((4, (4, 4), 4), 1.0)):
        policy, reference, ids, masks = draw(rng, *sizes)
        name = Text(f"gradient of the loss, beta={beta}", f"损失的梯度，beta={beta}")
        steps = [Run(LOSS, (*policy, *reference, *ids, *masks, beta))]
        yield Case(name, steps=steps, grad=(*policy, *reference))


def extreme(rng):
    for sign, scale in ((-1, 45.0), (-1, 1e3), (-1, 1e4), (1, 1e3)):
        policy, reference, ids, masks = draw(rng, 2, (5, 6), 4)
        punish(rng, (policy, ids, masks), 0 if sign < 0 else 1, scale)
        name = Text(f"margins around {sign * scale:g}", f"margin 在 {sign * scale:g} 附近")
        args = (*policy, *reference, *ids, *masks, 1.0)
        reveals = {45.0: "clamp", 1e3: ("clamp", "naive_log"), 1e4: ("clamp", "naive_log")}[scale] if sign < 0 else ()
        yield Case(name, args=args, reveals=reveals)
        if scale == 1e3:
            name = Text(f"gradient, margins around {sign * scale:g}", f"梯度，margin 在 {sign * scale:g} 附近")
            yield Case(name, steps=[Run(LOSS, args)], grad=policy, reveals=reveals)


def punish(rng, drawn, side, by):
    """Make one token of every response of a side improbable: its log-probability falls by about this much."""
    policy, ids, masks = (pair[side] for pair in drawn)
    for b, counted in enumerate(masks):
        t = int(rng.choice(np.flatnonzero(counted)))
        policy[b, t - 1, ids[b, t]] -= by


def draw(rng, b, lengths, v):
    """Logits of the policy and the reference, ids and masks, each a pair (chosen, rejected)."""
    policy, reference = ([rng.normal(size=(b, t, v)) * 1.5 for t in lengths] for _ in range(2))
    ids = [rng.integers(0, v, (b, t)) for t in lengths]
    number = np.arange(b)[:, None]
    start = 1 + number % 2
    ends = [start + 2 + number % max(t - 3, 1) for t in lengths]
    masks = [(np.arange(t) >= start) & (np.arange(t) < end) for t, end in zip(lengths, ends, strict=True)]
    return policy, reference, ids, masks


def flat(drawn):
    """The eight arguments, in order."""
    return [array for pair in drawn for array in pair]
