"""Hidden tests of fgm_attack.

Gradients are 0 or of norm 1 at least, so that a small constant beside the norm makes no difference. What becomes of emb
is looked at in cases of its own, where nothing else is.
"""

import numpy as np

from drill.judge.case import Case, Run
from drill.text import Text

ATTACK = """
def attack(weight, emb, eps, curvature):
    r = fgm_perturb(lambda x: (weight * x).sum() + curvature * torch.cos(x).sum(), emb, eps)
    return {"r": r.detach(), "r.requires_grad": r.requires_grad}
"""
AFTERWARDS = """
def attack(weight, emb, eps, required, grad):
    emb.requires_grad_(required)
    emb.grad = grad
    fgm_perturb(lambda x: (weight * x).sum(), emb, eps)
    found = torch.zeros_like(emb) if emb.grad is None else emb.grad.clone()
    answer = {"emb.requires_grad": emb.requires_grad, "emb.grad is None": emb.grad is None, "emb.grad": found}
    emb.requires_grad_(False)
    emb.grad = None
    return answer
"""


def cases(rng):
    weight = np.array([[3.0, 4.0], [0.0, -2.0], [0.0, 0.0]])
    name = Text("a linear loss with gradients (3, 4), (0, -2), (0, 0)", "线性损失，梯度为 (3, 4)、(0, -2)、(0, 0)")
    steps = [Run(ATTACK, (weight, np.ones((3, 2)), 10.0, 0.0))]
    yield Case(name, steps=steps, reveals="zero_grad_nan")
    for shape, eps in (((1, 5), 1.0), ((3, 4), 0.5), ((2, 3, 4), 0.3), ((4, 4, 4), 2.0), ((2, 3, 2, 4), 1.0)):
        yield Case(f"{shape}, eps={eps}", steps=[Run(ATTACK, (*draw(rng, shape), eps, 0.3))])
    weight, emb = draw(rng, (4, 3, 2))
    weight[1] = 0.0
    name = Text("one sample without gradient", "一个样本没有梯度")
    yield Case(name, steps=[Run(ATTACK, (weight, emb, 0.7, 0.0))], reveals="zero_grad_nan")
    name = Text("no gradient at all", "完全没有梯度")
    yield Case(name, steps=[Run(ATTACK, (0.0 * weight, emb, 0.7, 0.0))], reveals="zero_grad_nan")
    weight, emb = draw(rng, (3, 2, 5))
    weight *= np.array([100.0, 1.0, 10.0]).reshape(3, 1, 1)
    name = Text("samples of very different gradient", "各样本的梯度大小悬殊")
    yield Case(name, steps=[Run(ATTACK, (weight, emb, 0.5, 0.0))])
    weight, emb = draw(rng, (2, 5, 3))
    name = Text("transposed, not contiguous", "转置后内存不连续")
    yield Case(name, steps=[Run(ATTACK, (weight.swapaxes(1, 2), emb.swapaxes(1, 2), 0.5, 0.3))])
    weight, emb = (array.astype(np.float32) for array in draw(rng, (3, 2, 4)))
    yield Case("float32", steps=[Run(ATTACK, (weight, emb, 0.5, 0.3))])
    for required, grad in ((False, False), (True, False), (True, True)):
        weight, emb = draw(rng, (2, 3, 4))
        before = rng.normal(size=emb.shape) if grad else None
        name = Text(
            f"emb afterwards: requires_grad={required}, .grad {'set' if grad else 'None'}",
            f"调用之后的 emb：requires_grad={required}，.grad {'有值' if grad else '为 None'}",
        )
        yield Case(name, steps=[Run(AFTERWARDS, (weight, emb, 0.5, required, before))], reveals="leaves_grad")
    weight, emb = draw(rng, (2, 3, 4))
    name = Text("on another device", "在另一个设备上")
    yield Case(name, steps=[Run(ATTACK, (weight, emb, 0.5, 0.3))], device="meta")


def draw(rng, shape):
    """Weights of a linear loss, each sample with its own size, and embeddings."""
    weight = rng.choice([-1.0, 1.0], shape) * rng.uniform(0.9, 2.0, shape)
    return weight * np.linspace(1.0, 2.0, shape[0]).reshape(-1, *[1] * (len(shape) - 1)), rng.normal(size=shape)
