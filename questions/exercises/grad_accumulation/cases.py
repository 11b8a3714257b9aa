from collections.abc import Iterator, Sequence

import numpy as np

from drill.judge.case import Case, Run
from drill.text import Text

Array = np.ndarray
PLAY = """
def play(rounds, weights, loss_fn, lr, momentum, stale, watch, kind):
    sizes = [torch.nn.Linear(w.shape[1], w.shape[0]) for w in weights[::2]]
    layers = [part for layer in sizes for part in (layer, torch.nn.Tanh())][:-1]
    model = torch.nn.Sequential(*layers).to(weights[0].dtype)
    passes, taken, losses, kinds = [], [], [], set()
    with torch.no_grad():
        for p, w in zip(model.parameters(), weights):
            p.copy_(w)
            p.grad = torch.full_like(p, stale) if stale else None
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    step = optimizer.step

    def counted(*args, **kwargs):
        taken.append(None)
        return step(*args, **kwargs)

    optimizer.step = counted
    if watch:
        next(model.parameters()).register_hook(lambda grad: passes.append(None))
    for micro_batches in rounds:
        found = accumulate_step(model, getattr(torch.nn.functional, loss_fn), micro_batches, optimizer)
        kinds.add("float" if isinstance(found, float) else type(found).__name__)
        losses.append(found)
    if watch:
        return {"calls of backward": len(passes)}
    parameters = [p.detach() for p in model.parameters()]
    if kind:
        return {"type of the loss": ", ".join(sorted(kinds))}
    return {"losses": losses, "parameters": parameters, "calls of optimizer.step": len(taken)}
"""


def cases(rng: np.random.Generator) -> Iterator[Case]:
    hand = [[(np.array([[1.0], [2.0]]), np.zeros((2, 1))), (np.array([[3.0]]), np.zeros((1, 1)))]]
    yield _case("w = 2, two micro-batches", "w = 2，两个 micro-batch", hand, [np.array([[2.0]]), np.array([0.0])], lr=0.03)
    yield _case("one micro-batch", "一个 micro-batch", [_draw(rng, (4,))], _weights(rng))
    yield _case("sizes 3, 3", "大小 3、3", [_draw(rng, (3, 3))], _weights(rng))
    yield _case("sizes 4, 4, 2", "大小 4、4、2", [_draw(rng, (4, 4, 2))], _weights(rng))
    yield _case("gradients left from before", "之前留下的梯度", [_draw(rng, (2, 5))], _weights(rng), stale=3.0)
    rounds = [_draw(rng, sizes) for sizes in ((3, 1, 2), (1,), (2, 4))]
    yield _case("three steps with momentum", "带动量的三步", rounds, _weights(rng), momentum=0.9)
    labels = [[(x, rng.integers(2, size=len(x))) for x, _ in _draw(rng, (4, 1, 3))]]
    yield _case("cross-entropy", "交叉熵", labels, _weights(rng), loss_fn="cross_entropy")
    single = [[(x.astype(np.float32), y.astype(np.float32)) for x, y in _draw(rng, (4, 2))]]
    yield _case("float32", "float32", single, [w.astype(np.float32) for w in _weights(rng)])
    name = "one backward pass per micro-batch", "每个 micro-batch 一次反向"
    yield _case(*name, [_draw(rng, (2, 2, 2))], _weights(rng), watch=True, reveals="one_backward")
    name = "what kind of number is returned", "返回的是哪种数"
    yield _case(*name, [_draw(rng, (3, 2))], _weights(rng), kind=True, reveals="loss_tensor")


def _case(
    en: str,
    zh: str,
    rounds: Sequence[Sequence[tuple[Array, Array]]],
    weights: Sequence[Array],
    *,
    loss_fn: str = "mse_loss",
    lr: float = 0.1,
    momentum: float = 0.0,
    stale: float = 0.0,
    watch: bool = False,
    kind: bool = False,
    reveals: str = "",
) -> Case:
    batches = [[tuple(pair) for pair in micro_batches] for micro_batches in rounds]
    args = (batches, list(weights), loss_fn, lr, momentum, stale, watch, kind)
    return Case(Text(en, zh), steps=[Run(PLAY, args)], reveals=reveals or ())


def _draw(rng: np.random.Generator, sizes: Sequence[int]) -> list[tuple[Array, Array]]:
    """Micro-batches of very different loss, so that their weights show."""
    return [(rng.normal(size=(n, 3)), (k + 1.0) * rng.normal(size=(n, 2)) + k) for k, n in enumerate(sizes)]


def _weights(rng: np.random.Generator) -> list[Array]:
    return [rng.normal(size=shape) for shape in ((4, 3), (4,), (2, 4), (2,))]
