"""Hidden tests of moe_topk_router. The experts work row by row, on any number of tokens."""

import numpy as np

from drill.judge.case import Case, Code
from drill.text import Text

NO_ROWS = "(_ for _ in ()).throw(ValueError('an expert is called with zero rows'))"


def cases(rng):
    x = np.log(np.array([[6.0, 3.0, 1.0], [1.0, 2.0, 5.0]]))
    experts = [Code(f"lambda t: {c} + 0.0 * t") for c in ("9.0", "18.0", "27.0")]
    name = Text("two tokens by hand, k = 2", "可手算：两个 token，k = 2")
    yield Case(name, args=(x, np.eye(3), experts, 2), grad=(x,))
    for n, d, e, k in ((7, 5, 4, 2), (6, 3, 5, 3), (9, 4, 3, 1), (5, 4, 3, 3), (4, 4, 4, 2), (1, 6, 3, 2), (12, 2, 2, 2)):
        yield case(rng, Text(f"N={n}, D={d}, E={e}, k={k}", f"N={n}，D={d}，E={e}，k={k}"), n, d, e, k)
    x, w = draw(rng, 10, 4, 6)
    w[:, 2] = w[:, 4] = 0.0
    x[:, 0], w[0, 2], w[0, 4] = 2.0, -9.0, -12.0
    name = Text("experts without tokens", "有的专家没有分到 token")
    yield Case(name, args=(x, w, experts_of(rng, 6, strict=True), 2), grad=(x, w), reveals="empty_call")
    x, w = draw(rng, 8, 3, 4)
    x[:, 0], w[0] = 3.0, np.array([4.0, 2.0, -2.0, -4.0])
    name = Text("all tokens to the same two experts", "所有 token 都去同样的两个专家")
    yield Case(name, args=(x, w, experts_of(rng, 4), 2), grad=(x, w))
    x, w = draw(rng, 6, 4, 3)
    name = Text("sharp routing", "路由分布很尖锐")
    yield Case(name, args=(x, 15.0 * w, experts_of(rng, 3), 2))
    x, w = (array.astype(np.float32) for array in draw(rng, 7, 4, 4))
    yield Case("float32", args=(x, w, experts_of(rng, 4), 2))


def case(rng, name, n, d, e, k):
    x, w = draw(rng, n, d, e)
    return Case(name, args=(x, w, experts_of(rng, e), k), grad=(x, w))


def draw(rng, n, d, e):
    """Tokens and a router."""
    return rng.normal(size=(n, d)), rng.normal(size=(d, e))


def experts_of(rng, count, strict=False):
    """Experts that scale, shift and bend the features of a token, each in its own way."""
    made = []
    for number in range(count):
        a, b, c = rng.uniform(0.5, 2.0, 3) * (number + 1)
        bent = f"{a:.3f} * t.roll(1, -1) + {b:.3f} * torch.tanh(t) - {c:.3f}"
        made.append(Code(f"lambda t: {bent} if len(t) else {NO_ROWS}" if strict else f"lambda t: {bent}"))
    return made
