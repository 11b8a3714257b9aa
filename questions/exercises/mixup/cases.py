"""Hidden tests of mixup.

Rows of x and of y are in general position, so that partner and weight of each row can be read off the result: the checks
do not care how lambda and the permutation were drawn.
"""

from itertools import permutations

import numpy as np

from drill.judge.case import Case, Code, Doubt, Rng, Run
from drill.judge.significance import (
    expect_different,
    expect_equal,
    expect_frequencies,
    expect_mean,
    expect_share,
    expect_variance,
    expect_within,
)
from drill.text import Text

# lam may be a float or a NumPy scalar; whoever has one lambda a sample returns an array, or a mean.
MIX = """
    def mix(x, y, alpha, *rngs):
        found = []
        for rng in rngs:
            x_mix, y_mix, lam = mixup(x, y, alpha, rng)
            found.append([x_mix, y_mix, float(np.mean(lam)), np.size(lam) == 1])
        return found
"""
LAW = "lambda x, y, alpha, rng: [float(np.mean(mixup(x, y, alpha, rng)[2])) for _ in range(1200)]"
ORDERS = "lambda x, y, alpha, rng: np.array([mixup(x, y, alpha, rng)[0] for _ in range(1000)])"
LAMBDA, PARTNERS = Text("lambda", "lambda"), Text("the order of the partners", "配对的顺序")


def cases(rng):
    yield alpha_zero(rng)
    yield alone(rng)
    yield mixed(rng, (24, 5), 4.0)
    yield mixed(rng, (20, 2, 3, 4), 2.0, np.float32)
    yield mixed(rng, (18, 3), 6.0, turned=True)
    for alpha in (0.2, 4.0):
        yield law(rng, alpha)
    yield orders(rng)


def alpha_zero(rng):
    x, y = draw(rng, (12, 3))

    def check(values):
        x_mix, y_mix, lam, _ = values[0][0]
        if lam == 1 and np.allclose(x_mix, x, 0.0, 1e-9) and np.allclose(y_mix, y, 0.0, 1e-9):
            return None
        return Doubt("alpha = 0", Text("alpha = 0 leaves the batch as it is, lambda = 1", "alpha = 0 时 batch 不变，lambda = 1"))

    steps = [Run(MIX, (x, y, 0.0, Code("np.random.default_rng(1)")))]
    return Case(Text("alpha = 0: nothing is mixed", "alpha = 0：不混合"), steps=steps, check=check, reveals="alpha_zero")


def alone(rng):
    x, y = draw(rng, (1, 4))

    def check(values):
        x_mix, y_mix, lam, _ = values[0][0]
        if not (np.allclose(x_mix, x) and np.allclose(y_mix, y)):
            return Doubt("alone", Text("a batch of one has only itself to mix with", "batch 为 1 时只能与自己混合"))
        return expect_within(np.array([lam]), 0.0, 1.0, of=LAMBDA)

    return Case(Text("a batch of one", "batch 为 1"), steps=[Run(MIX, (x, y, 1.0, Rng(2)))], check=check)


def mixed(rng, shape, alpha, dtype=np.float64, *, turned=False):
    x, y = draw(rng, shape)
    x = np.asfortranarray(x) if turned else x.astype(dtype)
    seed, near = int(rng.integers(2**31)), 1e-9 if dtype == np.float64 else 1e-4

    def check(values):
        (x_mix, y_mix, lam, single), again, twin = values[0]
        doubt = inputs(x, x_mix, lam, near) if single else PER_SAMPLE
        if doubt is not None:
            return doubt
        partner = read_off(x, x_mix, near)[0]
        return (
            labels(y, y_mix, lam, partner, near)
            or expect_different(partner, read_off(x, again[0], near)[0], of=PARTNERS, label="partners")
            or expect_different(np.array([lam]), np.array([again[2]]), of=LAMBDA, label="two lambdas")
            or expect_equal([x_mix, y_mix, lam], twin[:3])
        )

    one, other = Rng(seed), Rng(seed)
    layout = Text(", columns in order in memory", "，按列存储") if turned else Text("", "")
    name = Text(f"x {shape}, alpha = {alpha:g}{layout.en}", f"x 形状 {shape}，alpha = {alpha:g}{layout.zh}")
    return Case(name, steps=[Run(MIX, (x, y, alpha, one, one, other))], check=check)


PER_SAMPLE = Doubt("per sample", Text("lambda is one number for the whole batch", "整个 batch 只有一个 lambda"))


def read_off(rows, mixed_rows, near):
    """Partner and own weight of every row (weight NaN where it is its own partner); partner -1: it is no mixture."""
    a, b = (array.reshape(len(array), -1) for array in (rows, mixed_rows))
    partners, weights = [], []
    for i, row in enumerate(b):
        if np.allclose(row, a[i], near, near):
            partners.append(i)
            weights.append(np.nan)
            continue
        gap = a[i] - a  # (B, F)
        own = np.sum((row - a) * gap, axis=1) / np.maximum(np.sum(gap * gap, axis=1), 1e-30)
        rest = np.linalg.norm(a + own[:, None] * gap - row, axis=1)
        rest[i] = np.inf
        j = int(np.argmin(rest))
        partners.append(j if rest[j] <= 100 * near else -1)
        weights.append(own[j])
    return np.array(partners), np.array(weights)


def inputs(x, x_mix, lam, near):
    partner, weights = read_off(x, x_mix, near)
    weights = weights[~np.isnan(weights)]
    if (partner < 0).any():
        row = int(np.argmax(partner < 0))
        return Doubt("x", Text(f"row {row} of x_mix is no mixture of two rows of x", f"x_mix 第 {row} 行不是 x 中两行的混合"))
    if np.ptp(weights) > 1000 * near:
        return PER_SAMPLE
    own = weights.mean()
    if abs(own - lam) > 1000 * near:
        message = Text(
            f"rows of x keep a share of {own:.4g} of themselves; lam is {lam:.4g}",
            f"x 各行自身所占的比例为 {own:.4g}，而 lam 为 {lam:.4g}",
        )
        return Doubt("x swapped" if abs(own - 1 + lam) <= 1000 * near else "x weight", message)
    if len(set(partner.tolist())) < len(partner):
        return Doubt("repeated", Text("some rows are partners twice, others never", "有的行被配对两次，有的从未被配对"))
    return None


def labels(y, y_mix, lam, partner, near):
    for label, own, message in (
        ("labels unmixed", 1.0, Text("y_mix is y: labels are not mixed", "y_mix 就是 y：标签没有混合")),
        ("y swapped", 1 - lam, Text("lam and 1 - lam are exchanged in y_mix", "y_mix 中 lam 与 1 - lam 用反了")),
    ):
        if np.allclose(y_mix, own * y + (1 - own) * y[partner], near, 10 * near):
            return Doubt(label, message)
    if np.allclose(y_mix, lam * y + (1 - lam) * y[partner], near, 10 * near):
        return None
    if (read_off(y, y_mix, near)[0] >= 0).all():
        return Doubt("y partners", Text("the partners in y are others than in x", "y 的配对与 x 不同"))
    return Doubt("y", Text("y_mix is no mixture of rows of y", "y_mix 不是 y 各行的混合"))


def law(rng, alpha):
    """lambda has mean 1/2 and variance 1/(4(2 alpha + 1)); kurtosis 3 - 6/(2 alpha + 3)."""
    x, y = draw(rng, (1, 2))

    def check(values):
        lams = np.array(values[0])
        variance = 1 / (4 * (2 * alpha + 1))
        return (
            expect_within(lams, 0.0, 1.0, of=LAMBDA)
            or expect_mean(lams, 0.5, np.sqrt(variance), of=LAMBDA)
            or expect_variance(lams, variance, kurtosis=3 - 6 / (2 * alpha + 3), of=LAMBDA)
        )

    name = Text(f"the law of lambda, alpha = {alpha:g}", f"lambda 的分布，alpha = {alpha:g}")
    return Case(name, steps=[Run(LAW, (x, y, alpha, Rng(int(rng.integers(2**31)))))], check=check)


def orders(rng):
    """Each of the 24 permutations of four rows has the same chance. Rows are unit vectors: partners are read off at once."""
    x, y = 2.0 * np.eye(4), rng.dirichlet(np.ones(5), 4)

    def check(values):
        shares = values[0].reshape(-1, 4, 4)  # share of row j in row i
        others = np.where(np.eye(4, dtype=bool), 0.0, shares)
        alone = others.max(axis=2) < 1e-9
        partners = np.where(alone, np.arange(4), others.argmax(axis=2))  # (draws, 4)
        shifts = (partners - np.arange(4)) % 4
        rolled = np.all(shifts == shifts[:, :1], axis=1)
        codes = partners @ 4 ** np.arange(4)
        kinds = [sum(j * 4**i for i, j in enumerate(order)) for order in permutations(range(4))]
        numbers = np.array([kinds.index(code) if code in kinds else -1 for code in codes.tolist()])
        if (numbers < 0).any():
            return Doubt("repeated", Text("some rows are partners twice, others never", "有的行被配对两次，有的从未被配对"))
        if rolled.all():
            return Doubt("shifted", Text("the batch is merely shifted, in every call", "每次都只是把 batch 整体平移"))
        return expect_share(
            alone[:, 0], 1 / 4, of=Text("batches whose first row is its own partner", "第一行与自己配对的 batch"), label="own"
        ) or expect_frequencies(numbers, np.full(24, 1 / 24), of=Text("the permutations", "各种排列"), label="permutation")

    name = Text("every permutation of four rows is as likely", "四行的每种排列等可能")
    return Case(name, steps=[Run(ORDERS, (x, y, 4.0, Rng(int(rng.integers(2**31)))))], check=check)


def draw(rng, shape):
    """x and soft labels y of five classes."""
    return rng.normal(size=shape), rng.dirichlet(np.ones(5), shape[0])
