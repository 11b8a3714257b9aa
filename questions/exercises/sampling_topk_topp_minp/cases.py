"""Hidden tests of sampling_topk_topp_minp.

Drawn laws are drawn again until no token lies at a boundary: neither of top_k, nor of top_p, nor of min_p.
"""

import numpy as np

from drill.judge.case import Case
from drill.text import Text

LAW = np.array([0.15, 0.5, 0.05, 0.3])
DEFAULTS = {"temperature": 1.0, "top_k": 0, "top_p": 1.0, "min_p": 0.0}


def cases(rng):
    yield from by_hand()
    yield from drawn(rng)
    yield from corners(rng)


def by_hand():
    logits = np.log(LAW) + 2.0
    for options in (
        {},
        {"top_k": 2},
        {"top_p": 0.7},
        {"top_p": 0.3},
        {"min_p": 0.2},
        {"temperature": 0.5},
        {"top_k": 3, "top_p": 0.82},
        {"top_k": 3, "top_p": 0.9, "min_p": 0.4},
    ):
        said = ", ".join(f"{key}={value}" for key, value in options.items()) or "defaults"
        heard = "，".join(f"{key}={value}" for key, value in options.items()) or "默认参数"
        name = Text(f"probabilities .15 .5 .05 .3: {said}", f"概率 .15 .5 .05 .3：{heard}")
        yield Case(name, args=(logits,), kwargs=options)
    peaks = np.log(np.array([[0.15, 0.05, 0.5, 0.3], [0.01, 0.95, 0.02, 0.02]]))
    name = Text("rows with largest probabilities .5 and .95: min_p=0.2", "两行的最大概率为 .5 和 .95：min_p=0.2")
    yield Case(name, args=(peaks,), kwargs={"min_p": 0.2})


def drawn(rng):
    for shape, options in (
        ((5, 9), {"top_p": 0.6}),
        ((2, 3, 8), {"temperature": 1.7, "top_p": 0.75}),
        ((4, 7), {"temperature": 0.6, "min_p": 0.25}),
        ((4, 4), {"top_k": 2}),
        ((6, 11), {"temperature": 1.3, "top_k": 6, "top_p": 0.8, "min_p": 0.1}),
    ):
        yield case(draw(rng, shape, options), options)
    options = {"top_k": 5, "top_p": 0.7}
    yield case(draw(rng, (3, 8), options).astype(np.float32), options)
    options = {"top_p": 0.65}
    yield case(draw(rng, (7, 4), options).T.copy().T, options)


def case(logits, options):
    said = ", ".join(f"{key}={value}" for key, value in options.items())
    kind = f", {logits.dtype}" if logits.dtype != np.float64 else ""
    return Case(f"{logits.shape}{kind}: {said}", args=(logits,), kwargs=options)


def corners(rng):
    logits = draw(rng, (3, 5), {})
    yield Case(Text("temperature 0: one-hot", "temperature=0：one-hot"), args=(logits,), kwargs={"temperature": 0.0})
    options = {"temperature": 0.0, "top_k": 2, "min_p": 0.3}
    yield Case(Text("temperature 0, with filters", "temperature=0，同时过滤"), args=(logits,), kwargs=options)
    yield Case(Text("top_k larger than V", "top_k 大于 V"), args=(logits,), kwargs={"top_k": 9}, reveals="top_k_too_large")
    yield Case("V = 1", args=(np.array([[3.0], [-2.0]]),), kwargs={"top_k": 1, "top_p": 0.5, "min_p": 0.5})
    logits = 1e4 + 0.01 * draw(rng, (3, 6), {"top_p": 0.7})
    options = {"temperature": 0.01, "top_p": 0.7}
    yield Case(Text("logits of 10000, temperature 0.01", "logits 为 10000，temperature=0.01"), args=(logits,), kwargs=options)


def draw(rng, shape, options):
    """Logits whose laws are neither flat nor nearly one-hot, in no order."""
    about = DEFAULTS | options
    while True:
        logits = -0.5 * np.arange(shape[-1]) + rng.normal(0.0, 0.3, shape) + rng.normal(0.0, 2.0, (*shape[:-1], 1))
        z = logits / (about["temperature"] or 1.0)
        p = np.exp(z - z.max(-1, keepdims=True))
        p = -np.sort(-p / p.sum(-1, keepdims=True), axis=-1)
        gaps = np.abs(np.diff(p, axis=-1)).min()
        to_top_p = np.abs(np.cumsum(p, axis=-1) - about["top_p"]).min() if about["top_p"] < 1 else 1.0
        to_min_p = np.abs(p / p[..., :1] - about["min_p"]).min() if about["min_p"] > 0 else 1.0
        if min(gaps, to_top_p, to_min_p) > 1e-4:
            return rng.permuted(logits, axis=-1)
