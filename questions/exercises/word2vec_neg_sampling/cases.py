"""Hidden tests of word2vec_neg_sampling."""

import numpy as np

from drill.judge.case import Case
from drill.text import Text


def cases(rng):
    v, u, negative = np.array([1.0, 2.0]), np.array([2.0, -1.0]), np.array([[0.0, 1.0]])
    yield Case(Text("d = 2, one negative", "d = 2，一个负样本"), args=(v, u, negative))
    for d, k in ((3, 1), (5, 4), (4, 4), (7, 15), (1, 3)):
        yield Case(f"d = {d}, k = {k}", args=draw(rng, d, k))
    yield Case(Text("no negatives: k = 0", "没有负样本：k = 0"), args=draw(rng, 5, 0))
    v, u, negative = draw(rng, 4, 3)
    negative[1] = u
    negative[2] = negative[0]
    name = Text("a negative equal to the positive, and one twice", "一个负样本与正样本相同，另一个重复出现")
    yield Case(name, args=(v, u, negative))
    yield from large(rng)
    v, u, negative = (array.astype(np.float32) for array in draw(rng, 6, 5))
    yield Case("float32", args=(v, u, negative))
    yield from noise(rng)


def large(rng):
    for positive, others in ((-1000.0, 0.3), (0.5, 1000.0), (-9000.0, 9000.0), (1000.0, -1000.0)):
        v, u, negative = draw(rng, 4, 3)
        v[0] = 2.0
        u[0] += (positive - u @ v) / 2.0
        negative[:, 0] += (others + np.array([0.0, 0.5, -0.25]) - negative @ v) / 2.0
        name = Text(f"dot products near {positive:g} and {others:g}", f"内积约为 {positive:g} 和 {others:g}")
        yield Case(name, args=(v, u, negative), reveals="naive_log" if positive < 0 or others > 1 else ())


def noise(rng):
    counts = np.array([16, 0, 81, 1])
    name = Text("noise: counts 16, 0, 81, 1", "噪声分布：词频 16、0、81、1")
    yield Case(name, function="noise_distribution", args=(counts,))
    counts = rng.integers(1, 1000, 30)
    counts[:3] = 0, 1_000_000, 2
    name = Text("noise: 30 words", "噪声分布：30 个词")
    yield Case(name, function="noise_distribution", args=(counts,))
    for power in (0.5, 1.0):
        yield Case(f"noise: power = {power}", function="noise_distribution", args=(counts, power))


def draw(rng, d, k):
    return rng.normal(size=d), rng.normal(size=d), rng.normal(size=(k, d))
