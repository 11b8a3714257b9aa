from collections.abc import Iterator

import numpy as np

from drill.judge.case import Call, Case
from drill.text import Text

KINDS = ("relu", "leaky_relu", "sigmoid", "tanh", "softplus", "gelu", "silu")
# What fails where exp overflows; the sigmoid hides in silu and in the derivative of softplus.
OVERFLOW = {
    "sigmoid": "sigmoid_nan",
    "tanh": "tanh_nan",
    "softplus": ("softplus_inf", "sigmoid_nan"),
    "gelu": (),
    "silu": "sigmoid_nan",
}


def cases(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(Text("relu, also at 0", "relu，包括 0 处"), args=(np.array([-2.0, 0.0, 3.0]), "relu"))
    yield Case(Text("leaky_relu, also at 0", "leaky_relu，包括 0 处"), args=(np.array([-2.0, 0.0, 3.0]), "leaky_relu"))
    for kind in KINDS[2:]:
        x = np.concatenate([[-1.0, 0.0, 2.0], 2.0 * rng.normal(size=5)])
        yield Case(Text.plain(kind), args=(x, kind))
    for kind, mistake in OVERFLOW.items():
        x = np.array([-1000.0, -750.0, -30.0, 0.5, 30.0, 750.0, 1000.0])
        yield Case(Text(f"{kind} up to ±1000", f"{kind}，直到 ±1000"), args=(x, kind), reveals=mistake)
    yield _all("a scalar", "标量", np.asarray(rng.normal()))
    yield _all("a transposed array", "转置的数组", 2.0 * rng.normal(size=(3, 4)).T)
    yield _all("float32", "float32", rng.uniform(-6.0, 6.0, size=(2, 1, 7)).astype(np.float32))


def _all(en: str, zh: str, x: np.ndarray) -> Case:
    name = Text(f"all seven: {en}", f"七种函数：{zh}")
    return Case(name, steps=[Call("activation", (x, kind)) for kind in KINDS])
