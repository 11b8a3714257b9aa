"""Hidden tests of logistic_regression. Judged are w, b and the gradient at them, each to 3e-6.

On all of these data Newton's method converges from 0 without any damping.
"""

import numpy as np

from drill.judge.case import Case, Run
from drill.text import Text

FIT = """
def fit(X, y, *options):
    w, b = fit_logistic(X, y, *options)
    if np.shape(w) != X.shape[1:]:
        return {"w": w, "b": b, "gradient in w": w, "gradient in b": 0.0}
    z = X @ w + b
    error = (1 + np.tanh(z / 2)) / 2 - y
    gradient = X.T @ error / len(y) + (options[0] if options else 1.0) * w
    return {"w": w, "b": b, "gradient in w": gradient, "gradient in b": error.mean()}
"""


def cases(rng):
    X, y = np.repeat([[1.0], [-1.0]], 10, axis=0), np.repeat([1, 0, 1, 0], [9, 1, 4, 6])
    yield make(Text("20 samples, w = b = ln 2", "20 个样本，w = b = ln 2"), X, y, float(0.1 / np.log(2)))
    yield make(
        Text("features all 0: only b counts", "特征全为 0：只有 b 起作用"),
        np.zeros((4, 2)),
        np.array([1, 1, 0, 1]),
        0.5,
    )
    for n, d, l2 in ((30, 2, 0.1), (41, 5, 0.05), (12, 15, 0.3)):
        yield make(f"n={n}, d={d}, l2={l2}", *draw(rng, n, d), l2)
    X, y = draw(rng, 25, 3)
    yield make(Text("l2 by default", "l2 取默认值"), X, y)
    X, y = draw(rng, 50, 4)
    name = Text("features of scale 1 and 1000", "特征的尺度为 1 和 1000")
    yield make(name, X * np.array([1.0, 1e3, 1.0, 1e3]), y, 0.05)
    X, y = draw(rng, 60, 2)
    y = (np.arange(60) < 4).astype(np.int64)
    yield make(Text("4 of 60 positive", "60 个中 4 个为正"), X, y, 0.1)
    X = np.linspace(-2.0, 2.0, 20)[:, None] + rng.uniform(-0.05, 0.05, (20, 1))
    y = (X[:, 0] > 0.2).astype(np.int64)
    yield make(Text("separable", "线性可分"), X, y, 0.02)
    X, y = outlier(rng)
    yield make(Text("scores beyond 1000", "分数超过 1000"), X, y, 0.01, reveals="overflow")
    X, y = outlier(rng)
    yield make(Text("scores below -1000", "分数低于 -1000"), -X, 1 - y, 0.01, reveals="overflow")
    X, y = draw(rng, 30, 3)
    name = Text("transposed in memory", "内存中是转置的")
    yield make(name, np.ascontiguousarray(X.T).T, y, 0.1)


def make(name, X, y, *options, reveals=()):
    """One fit."""
    return Case(name, steps=[Run(FIT, (X, y, *options))], atol=3e-6, reveals=reveals)


def draw(rng, n, d):
    """Features that are not centred, and labels that follow them, but for every fourth, which makes for many ones."""
    X = rng.normal(size=(n, d)) + rng.uniform(-1.0, 1.0, d)
    score = X @ rng.choice([-1.0, 1.0], d)
    y = (score > np.median(score)).astype(np.int64)
    y[::4] = 1
    return X, y


def outlier(rng):
    """A feature that tells the classes well, and one sample very far out."""
    X, y = np.append(rng.normal(size=40), 1500.0), np.append(np.arange(40) % 2, 1)
    X[:40] = 0.6 * X[:40] + 2.0 * y[:40] - 1.0
    return X[:, None], y
