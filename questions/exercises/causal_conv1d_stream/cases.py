"""Hidden tests of causal_conv1d_stream. What fails only after `reset` is the fault of `reset`."""

import numpy as np

from drill.judge.case import Case, Method, New, Run
from drill.text import Text

STREAM = "lambda x: torch.stack([it.step(x[:, :, t]) for t in range(x.shape[2])], dim=2)"
TURNS = "lambda x: torch.stack([o.step(x[:, :, t]) for t in range(x.shape[2]) for o in (it, other)], dim=2)"


def cases(rng):
    yield from by_hand()
    yield from whole(rng)
    for shape, k, dilation in (((2, 3, 8), 3, 1), ((3, 2, 13), 3, 3), ((1, 2, 20), 4, 2), ((2, 3, 6), 2, 2), ((2, 2, 4), 1, 3)):
        x, weight, bias = draw(rng, shape, k)
        name = Text(f"stream of {shape}, k={k}, dilation {dilation}", f"{shape} 的流，k={k}，dilation={dilation}")
        yield Case(name, steps=[New("CausalConv1d", (weight, bias, dilation)), Run(STREAM, (x,))])
    yield from states(rng)
    x, weight, bias = (array.astype(np.float32) for array in draw(rng, (2, 3, 9), 3))
    steps = [New("CausalConv1d", (weight, bias, 2)), Method("forward", (x,)), Run(STREAM, (x,))]
    yield Case("float32", steps=steps)
    x, weight, bias = draw(rng, (2, 3, 4), 3)
    ends = [Method("step", (np.ascontiguousarray(x[:, :, t]),)) for t in (0, 1)]
    name = Text("on another device", "在另一个设备上")
    yield Case(name, steps=[New("CausalConv1d", (weight, bias, 2)), Method("forward", (x,)), *ends], device="meta")


def by_hand():
    x = np.array([[[1.0, 2.0, 3.0, 4.0]]])
    weight, bias = np.array([[[100.0, 10.0, 1.0]]]), np.array([0.5])
    name = Text("four inputs, k=3: forward", "4 个输入，k=3：forward")
    yield Case(name, steps=[New("CausalConv1d", (weight, bias)), Method("forward", (x,))])
    inputs = [np.array([[value]]) for value in (1.0, 2.0, 3.0, 4.0)]
    name = Text("four inputs, k=3: step", "4 个输入，k=3：step")
    yield Case(name, steps=[New("CausalConv1d", (weight, bias)), *(Method("step", (one,)) for one in inputs)])


def whole(rng):
    for shape, k, dilation in (((2, 3, 7), 3, 1), ((3, 2, 11), 3, 3), ((2, 4, 9), 4, 2), ((2, 3, 1), 3, 2)):
        x, weight, bias = draw(rng, shape, k)
        steps = [New("CausalConv1d", (weight, bias, dilation)), Method("forward", (x,))]
        name = Text(f"forward {shape}, k={k}, dilation {dilation}", f"forward {shape}，k={k}，dilation={dilation}")
        yield Case(name, steps=steps, grad=(x, weight, bias))
    x, weight, bias = draw(rng, (2, 8, 3), 2)
    x, weight = x.swapaxes(1, 2), weight[:, :3]
    name = Text("forward, transposed in memory", "forward，内存中是转置的")
    yield Case(name, steps=[New("CausalConv1d", (weight, bias)), Method("forward", (x,))])


def states(rng):
    (x, weight, bias), (other, _, _) = draw(rng, (2, 3, 9), 3), draw(rng, (2, 3, 9), 3)
    new = New("CausalConv1d", (weight, bias, 2))
    name = Text("forward in the middle of a stream", "流进行到一半时调用 forward")
    middle = [Run(STREAM, (x[:, :, :5],)), Method("forward", (other,)), Run(STREAM, (x[:, :, 5:],))]
    yield Case(name, steps=[new, *middle])
    name = Text("two objects in turns", "两个对象交替使用")
    yield Case(name, steps=[new, New("CausalConv1d", (weight, bias, 2), name="other"), Run(TURNS, (x,))])
    name = Text("a new stream after reset", "reset 之后开始新的流")
    again = [Run(STREAM, (x[:, :, :4],)), Method("reset"), Run(STREAM, (other,))]
    yield Case(name, steps=[new, *again], reveals="no_reset")
    name = Text("another batch size after reset", "reset 之后 batch 大小改变")
    larger = [Run(STREAM, (x,)), Method("reset"), Run(STREAM, (rng.normal(size=(3, 3, 5)),))]
    yield Case(name, steps=[new, *larger], reveals="no_reset")


def draw(rng, shape, k):
    """Inputs, weights for one filter more than there are channels, and a bias that is not 0."""
    filters = shape[1] + 1
    bias = rng.choice([-1.0, 1.0], filters) * rng.uniform(0.5, 2.0, filters)
    return rng.normal(size=shape), rng.normal(size=(filters, shape[1], k)), bias
