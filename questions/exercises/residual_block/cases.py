"""Hidden tests of residual_block. Inputs are as often negative as positive; running statistics are far from a batch's."""

import numpy as np

from drill.judge.case import Case, New, Run
from drill.text import Text

LOAD = """
def load(weights):
    it.to(weights["conv1.weight"].dtype)
    with torch.no_grad():
        for parameter in it.parameters():
            parameter.fill_(0.1)
    found = it.load_state_dict(weights, strict=False)
    named = lambda keys: ", ".join(sorted(key for key in keys if "num_batches" not in key))
    return {"missing keys": named(found.missing_keys), "unexpected keys": named(found.unexpected_keys)}
"""
FORWARD = """
def forward(x, train):
    it.train(train)
    return it(x)
"""
STATISTICS = "lambda: [bn.running_mean for bn in (it.bn1, it.bn2)] + [bn.running_var for bn in (it.bn1, it.bn2)]"
SIZES = ((4, 4, 1), (4, 8, 1), (4, 4, 2), (3, 5, 2))


def cases(rng):
    weights = {"conv1.weight": np.zeros((1, 1, 3, 3)), "conv2.weight": np.zeros((1, 1, 3, 3))}
    weights["conv1.weight"][0, 0, 1, 1], weights["conv2.weight"][0, 0, 1, 1] = 1.0, 0.5
    weights |= norm("bn1", [1.0], [3.0], [0.0], [1.0]) | norm("bn2", [2.0], [1.0], [0.0], [4.0])
    x = np.array([-4.0, 2.0, -1.0]).reshape(3, 1, 1, 1)
    name = Text("three images of one pixel, evaluation", "三张单像素图像，评估模式")
    yield Case(name, steps=[New("BasicBlock", (1, 1)), Run(LOAD, (weights,)), Run(FORWARD, (x, False))])
    for size in SIZES:
        name = Text(f"state_dict of BasicBlock{size}", f"BasicBlock{size} 的 state_dict")
        yield Case(name, steps=[New("BasicBlock", size), Run(LOAD, (draw(rng, *size),))], reveals=reveals(size))
    for size in SIZES:
        name = Text(f"BasicBlock{size}: evaluation", f"BasicBlock{size}：评估模式")
        yield Case(name, steps=[*made(rng, size), Run(FORWARD, (image(rng, size), False))], reveals=reveals(size))
    for size in SIZES:
        name = Text(f"BasicBlock{size}: training, then evaluation", f"BasicBlock{size}：先训练模式，再评估模式")
        calls = [Run(FORWARD, (image(rng, size), train)) for train in (True, False)]
        yield Case(name, steps=[*made(rng, size), *calls, Run(STATISTICS)], reveals=reveals(size))
    for size in SIZES[:2]:
        name = Text(f"BasicBlock{size}, weight of bn2 zero", f"BasicBlock{size}，bn2 的 weight 为零")
        steps = [*made(rng, size, {"bn2.weight": np.zeros(size[1])}), Run(FORWARD, (image(rng, size), False))]
        yield Case(name, steps=steps)
    x = image(rng, (3, 5, 2))
    yield Case(Text("gradient", "梯度"), steps=[*made(rng, (3, 5, 2)), Run(FORWARD, (x, True))], grad=(x,))
    weights = {name: array.astype(np.float32) for name, array in draw(rng, 4, 8, 2).items()}
    x = image(rng, (4, 8, 2)).astype(np.float32)
    yield Case("float32", steps=[New("BasicBlock", (4, 8, 2)), Run(LOAD, (weights,)), Run(FORWARD, (x, False))])
    name = Text("on another device", "在另一个设备上")
    call = Run("lambda x: it.to(x)(x)", (image(rng, (4, 8, 2)),))
    yield Case(name, steps=[New("BasicBlock", (4, 8, 2)), call], device="meta")


def reveals(size):
    """What is put in place of a projection can be anything."""
    return "projection_only_for_channels" if size == (4, 4, 2) else ()


def made(rng, size, changes=None):
    """A block with drawn weights."""
    return [New("BasicBlock", size), Run(LOAD, (draw(rng, *size) | (changes or {}),))]


def image(rng, size):
    """Odd sizes: a stride of 2 rounds up."""
    return rng.normal(size=(3, size[0], 5, 7))


def draw(rng, cin, cout, stride=1):
    """Weights by their names in a state_dict."""
    weights = {
        "conv1.weight": rng.normal(size=(cout, cin, 3, 3)) / 4,
        "conv2.weight": rng.normal(size=(cout, cout, 3, 3)) / 4,
    }
    norms = ["bn1", "bn2"]
    if stride != 1 or cin != cout:
        weights["downsample.0.weight"] = rng.normal(size=(cout, cin, 1, 1)) / 2
        norms.append("downsample.1")
    for name in norms:
        scale, shift = rng.choice([-1.0, 1.0], cout) * rng.uniform(0.5, 2.0, cout), rng.uniform(-1.0, 1.0, cout)
        weights |= norm(name, scale, shift, rng.uniform(-1.0, 1.0, cout), rng.uniform(0.2, 3.0, cout))
    return weights


def norm(name, scale, shift, mean, variance):
    """The entries of one normalisation."""
    values = {"weight": scale, "bias": shift, "running_mean": mean, "running_var": variance}
    return {f"{name}.{key}": np.array(value) for key, value in values.items()}
