"""Hidden tests of batch_norm.

What reduces over the wrong axes of NCHW leaves running statistics that depend on how it copes with their shape, so
those mistakes are told apart by cases: with N = 1 statistics per sample are right. Likewise evaluation with the
batch's statistics, and evaluation that updates the buffers: each has a case in which only the other one is wrong.
"""

import numpy as np

from drill.judge.case import Call, Case
from drill.text import Text

AXES = ("axes_4d", "instance_stats", "count_without_positions")
EVAL = ("batch_in_eval", "updates_in_eval")
ONE = ("axes_4d", "one_sample_refused")


def cases(rng):
    yield from by_hand()
    yield from training(rng)
    yield from images(rng)
    yield from evaluation(rng)
    yield from trajectories(rng)
    yield from scales(rng)
    yield from precision(rng)
    yield from odd(rng)


def by_hand():
    x = np.array([[1.0, 2.0], [3.0, 8.0]])
    g, b = np.array([1.0, 2.0]), np.array([0.0, 1.0])
    yield Case(
        Text("two samples, training", "两个样本，训练"), args=(x, g, b, np.zeros(2), np.ones(2), True), grad=(x, g, b)
    )
    x = np.array([[1.0, 2.0], [3.0, 8.0]])
    args = (x, g, b, np.array([2.0, 4.0]), np.array([4.0, 16.0]), False)
    yield Case(Text("two samples, evaluation", "两个样本，推理"), args=args, grad=(x, g, b), reveals=EVAL)


def training(rng):
    for n, c, momentum in ((5, 3, 0.1), (2, 4, 0.3), (4, 4, 1.0)):
        x, *rest = draw(rng, (n, c))
        name = f"N={n}, C={c}, momentum={momentum:g}"
        yield Case(name, args=(x, *rest, True, momentum), grad=(x, *rest[:2]))
    x, g, b, mean, var = draw(rng, (6, 3))
    mean, var = 50.0 + 10.0 * mean, 100.0 * var
    far = Text("running statistics far from the batch's", "滑动统计量与当前 batch 相差很远")
    yield Case(far, args=(x, g, b, mean, var, True), grad=(x, g, b))


def images(rng):
    for shape, momentum in (((3, 4, 5, 2), 0.1), ((3, 3, 3, 3), 0.3)):
        x, *rest = draw(rng, shape)
        yield Case(f"NCHW {shape}", args=(x, *rest, True, momentum), grad=(x, *rest[:2]), reveals=AXES)
    x, *rest = draw(rng, (1, 3, 4, 5))
    yield Case(Text("one image", "只有一张图"), args=(x, *rest, True), grad=(x, *rest[:2]), reveals=ONE)
    x, *rest = draw(rng, (4, 3, 1, 1))
    yield Case("H = W = 1", args=(x, *rest, True), grad=(x, *rest[:2]), reveals=("axes_4d", "instance_stats"))
    x, *rest = draw(rng, (5, 1))
    yield Case("C = 1", args=(x, *rest, True), grad=(x, *rest[:2]))


def evaluation(rng):
    for shape in ((4, 3), (2, 3, 4, 5), (3, 3)):
        x, *rest = draw(rng, shape)
        name = Text(f"{shape}, evaluation", f"{shape}，推理")
        yield Case(name, args=(x, *rest, False), grad=(x, *rest[:2]), reveals=EVAL)
    x, *rest = draw(rng, (4, 3))
    still = Text("momentum=0, evaluation", "momentum=0，推理")  # here an update changes nothing
    yield Case(still, args=(x, *rest, False, 0.0), grad=(x, *rest[:2]), reveals="batch_in_eval")
    x, g, *rest = draw(rng, (4, 3))
    flat = Text("gamma=0, evaluation: beta, whatever the statistics", "gamma=0，推理：无论统计量如何，结果都是 beta")
    yield Case(flat, args=(x, 0.0 * g, *rest, False), reveals="updates_in_eval")
    for shape in ((1, 3), (1, 2, 1, 1)):
        x, *rest = draw(rng, shape)
        one = Text(f"one value per channel {shape}, evaluation", f"每个通道只有一个值 {shape}，推理")
        yield Case(one, args=(x, *rest, False), grad=(x, *rest[:2]), reveals=EVAL)
        alone = Text(f"one value per channel {shape}, training: an error", f"每个通道只有一个值 {shape}，训练：应报错")
        yield Case(alone, args=(x, *rest, True), raises=True, reveals="n_one_accepted")


def trajectories(rng):
    for shape, momentum in (((6, 3), 0.1), ((2, 3, 3, 4), 0.3)):
        x, g, b, mean, var = draw(rng, shape)
        batches = [draw(rng, shape)[0] for _ in range(5)]
        steps = [Call("batch_norm", (batch, g, b, mean, var, True, momentum)) for batch in batches]
        steps.append(Call("batch_norm", (x, g, b, mean, var, False)))
        name = Text(f"five training steps {shape}, then evaluation", f"五步训练 {shape}，再推理")
        yield Case(name, steps=steps, grad=(x, g, b), reveals=(*AXES, *EVAL) if len(shape) == 4 else EVAL)
    x, g, b, mean, var = draw(rng, (4, 2))
    steps = [Call("batch_norm", (x, g, b, mean, var, mode)) for mode in (True, False)]
    same = Text("training, then evaluation of the same batch", "同一个 batch 先训练再推理")
    yield Case(same, steps=steps, grad=(x, g, b), reveals=(*EVAL, "buffers_in_graph"))


def scales(rng):
    x, *rest = draw(rng, (7, 4))
    x *= np.array([1e-3, 1.0, 30.0, 1e3])
    yield Case(Text("channels of very different scale", "各通道量级悬殊"), args=(x, *rest, True), grad=(x, *rest[:2]))
    x, g, b, mean, var = draw(rng, (5, 3))
    yield Case(
        Text("eps=0.01, evaluation", "eps=0.01，推理"),
        args=(x, g, b, mean, 1e-2 * var, False, 0.1, 1e-2),
        grad=(x, g, b),
        reveals=EVAL,
    )
    x, *rest = draw(rng, (4, 3))
    x[:, 1] = 3.0
    yield Case(Text("a constant channel gives beta", "常数通道的结果为 beta"), args=(x, *rest, True))


def precision(rng):
    x, *rest = (array.astype(np.float32) for array in draw(rng, (3, 4, 3, 2)))
    yield Case(Text("float32, NCHW", "float32，NCHW"), args=(x, *rest, True), grad=(x, *rest[:2]), reveals=AXES)
    x, *rest = (array.astype(np.float32) for array in draw(rng, (4, 3)))
    yield Case(Text("float32, evaluation", "float32，推理"), args=(x, *rest, False), grad=(x, *rest[:2]), reveals=EVAL)
    # Multiples of 1/16: sums of 16 are exact in float32 whatever their order; only E[x²] - E[x]² is off.
    x = (1e3 + np.round(16 * rng.standard_normal((16, 8))) / 16).astype(np.float32)
    rest = [array.astype(np.float32) for array in draw(rng, (16, 8))[1:]]
    mean = Text("float32, mean 1000, std 1", "float32，均值 1000，标准差 1")
    yield Case(mean, args=(x, *rest, True), atol=2e-3, reveals="one_pass_var")


def odd(rng):
    x, *rest = draw(rng, (4, 6, 3, 2))
    x, rest = x[:, ::2], [array[::2] for array in rest]
    yield Case(Text("non-contiguous", "内存不连续"), args=(x, *rest, True), grad=(x, *rest[:2]), reveals=AXES)
    x, *rest = draw(rng, (4, 3))
    elsewhere = Text("input on another device", "输入在另一个设备上")
    yield Case(elsewhere, args=(x, *rest, True), frameworks=("torch",), device="meta", reveals="wrong_device")


def draw(rng, shape):
    """x with its own offset in every channel; gamma away from 0 and 1, beta, running mean and variance."""
    c = shape[1]
    offset = rng.uniform(-1.0, 1.0, (c,) + (1,) * (len(shape) - 2))
    x = rng.standard_normal(shape) + offset
    gamma = rng.choice([-1.0, 1.0], c) * rng.uniform(1.2, 2.5, c)
    return x, gamma, rng.uniform(-1.0, 1.0, c), rng.uniform(1.5, 3.0, c), rng.uniform(3.0, 6.0, c)
