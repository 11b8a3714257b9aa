"""Hidden tests of lora_linear. A and B are set from outside, since what A starts with is random."""

import numpy as np

from drill.judge.case import Case, Run
from drill.text import Text

MAKE = """
    def make(W, b, r, alpha):
        base = torch.nn.Linear(W.shape[1], W.shape[0], bias=b is not None, dtype=W.dtype, device=W.device)
        with torch.no_grad():
            base.weight.copy_(W)
            if b is not None:
                base.bias.copy_(b)
        return LoRALinear(base, r, alpha)
    def fill(layer, A, B):
        with torch.no_grad():
            layer.lora_A.copy_(A)
            layer.lora_B.copy_(B)
        return layer
"""
FORWARD = """
    def play(x, W, b, A, B, alpha):
        return fill(make(W, b, len(A), alpha), A, B)(x)
"""
START = """
    def play(x, W, b, r, alpha):
        layer, other = make(W, b, r, alpha), make(W, b, r, alpha)
        A, B = layer.lora_A, layer.lora_B
        return {"shape of lora_A": list(A.shape), "shape of lora_B": list(B.shape),
                "lora_B is zero": not B.any().item(),
                "lora_A is random": A.unique().numel() > 1 and not torch.equal(A, other.lora_A),
                "output as of base": torch.allclose(layer(x), layer.base(x)),
                "A and B are Parameters": isinstance(A, torch.nn.Parameter) and isinstance(B, torch.nn.Parameter),
                "dtypes as of base": A.dtype == W.dtype and B.dtype == W.dtype}
"""
TRAINABLE = """
    def play(x, W, b, A, B, alpha, cotangent):
        layer = fill(make(W, b, len(A), alpha), A, B)
        x = x.clone().requires_grad_()
        (layer(x) * cotangent).sum().backward()
        names = sorted(name for name, value in layer.named_parameters() if value.requires_grad)
        return {"trainable parameters": ", ".join(names), "gradient of lora_A": layer.lora_A.grad,
                "gradient of lora_B": layer.lora_B.grad, "gradient of x": x.grad}
"""
SCRIPT = """
    def play(x, W, b, A, B, alpha, *calls):
        layer = fill(make(W, b, len(A), alpha), A, B)
        weight = layer.base.weight
        for call in calls:
            getattr(layer, call)()
        return {"base.weight": layer.base.weight.detach().clone(), "output": layer(x).detach(),
                "base.weight is the Parameter that it was": layer.base.weight is weight,
                "base.weight is frozen": not layer.base.weight.requires_grad}
"""


def cases(rng):
    x, W = np.array([[1.0, 2.0]]), np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
    A, B = np.array([[1.0, 1.0], [0.0, 1.0]]), np.array([[1.0, 0.0], [2.0, 0.0], [0.0, 3.0]])
    yield run(Text("by hand: r = 2, alpha = 6", "可手算：r = 2，alpha = 6"), FORWARD, x, W, None, A, B, 6)
    x, W, b, A, B = draw(rng, (3,), 5, 4, 2)
    yield run(Text("at the start: the base itself", "初始时与 base 相同"), START, x, W, b, 2, 8.0)
    for rows, nin, nout, r, alpha in (((4,), 5, 3, 2, 8.0), ((2, 3), 4, 6, 1, 0.5), ((3,), 4, 4, 4, 2.0), ((5,), 3, 7, 5, 16)):
        x, W, b, A, B = draw(rng, rows, nin, nout, r)
        name = Text(f"{nin} to {nout}, r = {r}, alpha = {alpha}", f"{nin} 到 {nout}，r = {r}，alpha = {alpha}")
        yield run(name, FORWARD, x, W, b, A, B, alpha)
    x, W, b, A, B = draw(rng, (4,), 5, 3, 2)
    yield run(Text("base without bias", "base 没有偏置"), FORWARD, x, W, None, A, B, 4.0)
    single = [array.astype(np.float32) for array in draw(rng, (4,), 5, 3, 2)]
    yield run("float32", FORWARD, *single, 4.0)
    for bias in (True, False):
        x, W, b, A, B = draw(rng, (4,), 5, 3, 2)
        said = Text("with bias", "有偏置") if bias else Text("without bias", "无偏置")
        name = Text(f"what is trained, {said.en}", f"训练哪些参数，{said.zh}")
        yield run(name, TRAINABLE, x, W, b if bias else None, A, B, 6.0, rng.normal(size=(4, 3)))
    yield from merged(rng)


def merged(rng):
    for nin, nout, calls in (
        (5, 3, ("merge",)),
        (4, 4, ("merge",)),
        (4, 4, ("merge", "merge")),
        (3, 5, ("merge", "unmerge")),
        (4, 4, ("unmerge",)),
        (5, 4, ("merge", "unmerge", "unmerge")),
        (3, 4, ("merge", "unmerge", "merge")),
    ):
        x, W, b, A, B = draw(rng, (2,), nin, nout, 2)
        said = ", ".join(f"{call}()" for call in calls)
        name = Text(f"{nin} to {nout}: {said}", f"{nin} 到 {nout}：{said.replace(', ', '、')}")
        yield run(name, SCRIPT, x, W, b, A, B, 6.0, *calls)


def run(name, source, *args):
    return Case(name, steps=[Run(MAKE + source, args)])


def draw(rng, rows, nin, nout, r):
    shapes = ((*rows, nin), (nout, nin), (nout,), (r, nin), (nout, r))
    return [rng.normal(size=shape) for shape in shapes]
