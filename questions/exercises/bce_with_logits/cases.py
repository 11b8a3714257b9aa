"""Hidden tests of bce_with_logits.

Ordinary logits stay within [-3, 3], so that no clamp acts there. Soft targets avoid 0, 1/2 and 1. The extreme cases are
cut so that a clamp, a logarithm of a sigmoid and an unguarded exp each fail another set of them.
"""

import numpy as np

from drill.judge.case import Case
from drill.text import Text

CLAMP, LOG = "clamp", "log_of_sigmoid"


def cases(rng):
    z, y = np.array([[2.0, -1.0], [1.0, -3.0]]), np.array([[1.0, 0.0], [0.0, 1.0]])
    yield Case(Text("four logits, mean", "4 个 logit，取均值"), args=(z, y), grad=(z,))
    yield from soft(rng)
    yield from weighted(rng)
    yield from special(rng)
    yield from extreme(rng)


def soft(rng):
    for shape, reduction in (((3, 4), "none"), ((7,), "sum"), ((2, 3, 4), "mean"), ((1,), "mean")):
        z, y = draw(rng, shape)
        name = Text(f'soft labels {shape}, reduction="{reduction}"', f'软标签 {shape}，reduction="{reduction}"')
        yield Case(name, args=(z, y), kwargs={"reduction": reduction}, grad=(z,))


def weighted(rng):
    z, y = draw(rng, (3, 5))
    yield Case("pos_weight=3.0", args=(z, y), kwargs={"pos_weight": 3.0}, grad=(z,))
    z, y = draw(rng, (4, 3))
    w = np.array([0.5, 4.0, 2.0])
    yield Case(
        Text('pos_weight for 3 classes, reduction="none"', '3 个类别的 pos_weight，reduction="none"'),
        args=(z, y),
        kwargs={"pos_weight": w, "reduction": "none"},
        grad=(z,),
    )
    z, _ = draw(rng, (3, 3))
    yield Case(
        Text("as many rows as classes, pos_weight", "样本数等于类别数，带 pos_weight"),
        args=(z, np.roll(np.eye(3), 1, axis=1)),  # no example has the class of its own number
        kwargs={"pos_weight": w},
        grad=(z,),
    )


def special(rng):
    z, y = np.zeros(4), np.array([0.0, 1.0, 0.25, 0.75])
    yield Case(
        Text("logit 0: the gradient is 1/2 - y", "logit 为 0：梯度为 1/2 - y"),
        args=(z, y),
        kwargs={"reduction": "none"},
        grad=(z,),
        reveals="gradient_at_zero",
    )
    z, y = draw(rng, (4, 6))
    z, y = z.T, y.T
    yield Case(Text("transposed, not contiguous", "转置后内存不连续"), args=(z, y), grad=(z,))
    z, y = (array.astype(np.float32) for array in draw(rng, (5, 4)))
    w = np.array([1.0, 2.0, 0.5, 3.0], dtype=np.float32)
    yield Case("float32", args=(z, y), kwargs={"pos_weight": w, "reduction": "none"}, grad=(z,))


def extreme(rng):
    z = -rng.uniform(100.0, 300.0, 5)  # exp(300) squared is still a float64: no gradient fails but a clamped one
    yield Case(
        Text("positives with logits -100 to -300", "正样本，logit 为 -100 到 -300"),
        args=(z, np.ones(5)),
        kwargs={"reduction": "none"},
        grad=(z,),
        reveals=CLAMP,
    )
    z = rng.uniform(60.0, 600.0, 5)
    yield Case(
        Text("negatives with logits 60 to 600", "负样本，logit 为 60 到 600"),
        args=(z, np.zeros(5)),
        kwargs={"reduction": "none"},
        grad=(z,),
        reveals=(CLAMP, LOG),
    )
    y = np.array([1.0, 0.0, 0.25, 1.0])
    z = -np.append(rng.uniform(800.0, 9000.0, 3), 1e4)
    yield Case(
        Text("logits down to -10000", "logit 低至 -10000"),
        args=(z, y),
        kwargs={"reduction": "none"},
        grad=(z,),
        reveals=(CLAMP, LOG, "abs_missing", "nan_gradient"),
    )
    z = np.append(rng.uniform(800.0, 9000.0, 3), 1e4)
    yield Case(
        Text("logits up to 10000", "logit 高达 10000"),
        args=(z, y),
        kwargs={"reduction": "none"},
        grad=(z,),
        reveals=(CLAMP, LOG, "nan_gradient"),
    )


def draw(rng, shape):
    """Ordinary logits, and soft targets on both sides of 1/2."""
    size = int(np.prod(shape))
    y = rng.uniform(0.1, 0.4, size) + 0.5 * (rng.permutation(size) % 2)
    return rng.uniform(0.3, 3.0, shape) * rng.choice([-1.0, 1.0], shape), y.reshape(shape)
