"""Hidden tests of group_norm.

Every channel has an offset and a scale of its own, so that any other choice of groups shows. C / num_groups differs from
num_groups wherever the two could be taken for one another.
"""

import numpy as np

from drill.judge.case import Case
from drill.text import Text


def cases(rng):
    x = np.array([[[0.0, 0.0], [4.0, 4.0], [7.0, -5.0], [3.0, -1.0], [1.0, 1.0], [1.0, 1.0]]])
    g, b = np.array([3.0, 3.0, 5.0, 5.0, 2.0, 2.0]), np.array([0.0, 0.0, 10.0, 10.0, 9.0, 9.0])
    yield Case(Text("3 groups by hand, eps=5", "可手算的 3 组，eps=5"), args=(x, 3, g, b, 5.0), grad=(x, g, b))
    yield from shapes(rng)
    yield from scales(rng)
    yield from illegal(rng)


def shapes(rng):
    for shape, groups in (((2, 6, 3, 5), 3), ((3, 6, 7), 2), ((5, 8), 2), ((2, 6, 2, 1, 3), 2), ((6, 6, 6), 3)):
        x, g, b = draw(rng, shape)
        yield Case(f"{shape}, num_groups={groups}", args=(x, groups, g, b), grad=(x, g, b))
    x, g, b = draw(rng, (2, 4, 3, 2))
    name = Text("1 group: layer norm over (C, H, W)", "只有 1 组：等于在 (C, H, W) 上做 LayerNorm")
    yield Case(name, args=(x, 1, g, b), grad=(x, g, b))
    x, g, b = draw(rng, (2, 5, 3, 4))
    name = Text("C groups: instance norm", "C 组：等于 InstanceNorm")
    yield Case(name, args=(x, 5, g, b), grad=(x, g, b))
    x, g, b = draw(rng, (2, 6, 3, 5))
    x = np.ascontiguousarray(x.transpose(0, 2, 3, 1)).transpose(0, 3, 1, 2)
    name = Text("channels last in memory", "内存中通道在最后（channels last）")
    yield Case(name, args=(x, 3, g, b), frameworks=("numpy",))


def scales(rng):
    x, g, b = draw(rng, (2, 6, 5))
    x *= 1e-3
    name = Text("inputs around 1e-3: eps matters", "输入约 1e-3：eps 的位置很关键")
    yield Case(name, args=(x, 2, g, b), grad=(x, g, b))
    x, g, b = draw(rng, (3, 6, 2, 2))
    yield Case("eps=0.5", args=(x, 3, g, b, 0.5), grad=(x, g, b))
    x, g, b = (array.astype(np.float32) for array in draw(rng, (2, 8, 3, 3)))
    yield Case("float32", args=(x, 2, g, b), grad=(x, g, b))


def illegal(rng):
    for shape, groups in (((2, 6, 2, 2), 4), ((3, 5, 7), 2)):
        x, g, b = draw(rng, shape)
        name = Text(f"{shape[1]} channels, {groups} groups: illegal", f"{shape[1]} 个通道分 {groups} 组：不合法")
        yield Case(name, args=(x, groups, g, b), raises=True)


def draw(rng, shape):
    """x with a scale and offset in every channel; gamma away from 0 and 1, beta."""
    c = shape[1]
    channel = (c, *(1 for _ in shape[2:]))
    scale, offset = np.linspace(0.5, 3.0, c), rng.permutation(c) - c / 2
    x = scale.reshape(channel) * rng.standard_normal(shape) + offset.reshape(channel)
    return x, rng.choice([-1.0, 1.0], c) * rng.uniform(1.2, 2.5, c), rng.uniform(-1.0, 1.0, c)
