"""Hidden tests of kmeans.

Only integers tie, and their distances are exact however they are computed. Data lie around the origin, so that
|x|^2 - 2xc + |c|^2 loses nothing. The laws of k-means++ are tested on points of a line: first that rows are not
repeated, then one share after another, so that mistakes fail under labels of their own.
"""

import numpy as np

from drill.judge.case import Case, Rng, Run
from drill.judge.significance import expect_equal, expect_share
from drill.text import Text

DRAW = "lambda X, k, rng, times: np.stack([kmeans_plus_plus(X, k, rng) for _ in range(times)])[:, :, 0]"
FIRST = Text("the first centre being the row asked for", "第一个中心为指定行的情形")
REPEATED = Text("centres that repeat an earlier one", "与之前重复的中心")
NEAR = Text("second centres next to the first", "第二个中心紧邻第一个的情形")
FAR = Text("second centres farthest from the first", "第二个中心离第一个最远的情形")
INSIDE = Text("third centres next to the second", "第三个中心紧邻第二个的情形")


def cases(rng):
    X, C = np.array([[0.0], [1.0], [5.0], [12.0]]), np.array([[0.0], [1.0]])
    for n_iter in (1, 2, 0):
        name = Text(f"the example, n_iter={n_iter}", f"题面示例，n_iter={n_iter}")
        yield Case(name, args=(X, C, n_iter))
    for n, d, k, rounds in ((40, 3, 4, 1), (60, 2, 5, 2), (30, 2, 3, 100), (5, 4, 1, 3)):
        X, C = draw(rng, n, d, k)
        name = Text(f"{n} points, {k} centres, n_iter={rounds}", f"{n} 个点，{k} 个中心，n_iter={rounds}")
        yield Case(name, args=(X, C, rounds))
    X = rng.permutation(np.arange(5.0))[:, None] * 2.0 + rng.uniform(-0.5, 0.5, (5, 5))
    yield Case(Text("n = k = d: inertia 0", "n = k = d：inertia 为 0"), args=(X, X[rng.permutation(5)]))
    yield from empty(rng)
    X, C = draw(rng, 40, 3, 4)
    name = Text("transposed in memory, n_iter by default", "内存中是转置的，n_iter 取默认值")
    yield Case(name, args=(np.asfortranarray(X), C[:, ::-1].copy()[:, ::-1]))
    corners = 10.0 * np.array([[1, 1], [-1, 1], [1, -1]])
    X = np.repeat(corners, 8, axis=0) + rng.uniform(-2.0, 2.0, (24, 2))
    yield Case("float32", args=(X.astype(np.float32), (0.5 * corners).astype(np.float32), 5))
    X = rng.uniform(0.0, 0.004, (400, 1))
    name = Text("many rounds of small moves", "移动很小、轮数很多")
    yield Case(name, args=(X, np.array([[0.0], [1e-4], [2e-4]])), reveals="coarse_stop")
    middle = 20.0 * rng.permutation(np.arange(50.0)).reshape(50, 1) * rng.choice([-1.0, 1.0], 16)
    X = np.tile(middle, (1000, 1)) + rng.uniform(-1.0, 1.0, (50_000, 16))
    yield Case(Text("50,000 points, 50 centres", "5 万个点，50 个中心"), args=(X, X[:50].copy(), 0))
    yield from seeds(rng)


def empty(rng):
    for n_iter in (1, 10):
        X, C = draw(rng, 30, 2, 4)
        C[1] = rng.uniform(50.0, 90.0, 2)
        name = Text(f"one centre far away, n_iter={n_iter}", f"一个中心离得很远，n_iter={n_iter}")
        yield Case(name, args=(X, C, n_iter))
    X = rng.permutation(np.arange(-4.0, 7.0))[:, None] * [[1.0, 2.0]]
    name = Text("three equal centres: ties", "三个相同的中心：距离相等")
    yield Case(name, args=(X, np.full((3, 2), 4.0), 1))


def seeds(rng):
    line = np.array([[0.0], [1.0], [5.0], [6.0]])
    seed = int(rng.integers(2**31))
    name = Text("k-means++: second centres on 0, 1, 5, 6", "k-means++：0、1、5、6 上的第二个中心")
    yield Case(name, steps=[Run(DRAW, (line, 2, Rng(seed), 1200))], check=second)
    name = Text("k-means++: third centres on 0, 1, 5, 6", "k-means++：0、1、5、6 上的第三个中心")
    yield Case(name, steps=[Run(DRAW, (line, 3, Rng(seed), 300))], check=third)
    rows = rng.permutation(np.array([[0.0], [0.0], [0.0], [0.0], [5.0], [5.0], [7.0]]))
    name = Text("k-means++: as many centres as distinct rows", "k-means++：中心数等于不同行数")
    again = [Run(DRAW, (rows, 3, Rng(seed), 60)) for _ in range(2)]
    yield Case(name, steps=again, check=distinct)


def second(values):
    """Of (n, 2) draws from 0, 1, 5, 6."""
    first, other = values[0].T
    near = (1 / 62 + 1 / 42) / 2  # 1 of 1 + 25 + 36, and of 1 + 16 + 25
    far = (36 / 62 + 25 / 42) / 2
    return (
        expect_share(first == 0.0, 0.25, of=FIRST, label="first")
        or expect_share(first == 5.0, 0.25, of=FIRST, label="first, later")
        or expect_share(first == other, 0.0, of=REPEATED, label="repeated")
        or expect_share(np.abs(first - other) == 1.0, near, of=NEAR, label="near")
        or expect_share(np.abs(first - other) >= 5.0 + np.isin(first, (0.0, 6.0)), far, of=FAR, label="far")
    )


def third(values):
    """Of (n, 3) draws from 0, 1, 5, 6: where the first two lie apart, the third is next to either, evenly."""
    draws = values[0]
    apart = draws[np.abs(draws[:, 0] - draws[:, 1]) > 3.0]
    repeated = (draws[:, 2:] == draws[:, :2]).any(axis=1)
    return expect_share(repeated, 0.0, of=REPEATED, label="third repeated") or expect_share(
        np.abs(apart[:, 2] - apart[:, 1]) == 1.0, 0.5, of=INSIDE, label="third"
    )


def distinct(values):
    """Each of the distinct rows once; equal generators draw the same."""
    repeated = (np.diff(np.sort(values[0], axis=1), axis=1) == 0.0).any(axis=1)
    return expect_share(repeated, 0.0, of=REPEATED, label="distinct") or expect_equal(*values)


def draw(rng, n, d, k):
    """Points (n, d) without clusters, so that many rounds are needed, and k of them as centres."""
    X = rng.uniform(-2.0, 2.0, (n, d))
    return X, X[:k] + 0.1
