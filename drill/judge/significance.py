"""Significance tests for random outputs, for `Case.check`: each returns a Doubt, or None where nothing speaks against.

Each has a stated false-alarm rate, `alpha`: the probability with which it doubts a correct answer. The default, 1e-7,
leaves a check of up to ten tests below 1e-6. Bounds are rigorous for any sample size (Chernoff for proportions and
frequencies, Dvoretzky-Kiefer-Wolfowitz with Massart's constant for distributions) or normal tails (means, variances,
correlations), which need some thousands of values unless the values themselves are normal. Combine tests with `or`,
the most telling first: what comes first is what the learner reads, and what a known mistake is recognised by.

    def check(values):
        y = values[-1]
        return (
            expect_independent(y == 0, axis=0)
            or expect_share(y == 0, p, of=Text("zeros", "零"))
            or expect_choices(y, 0.0, x / (1 - p))
        )
"""

import math
from collections.abc import Callable, Sequence
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray

from drill.judge.case import Doubt
from drill.judge.excerpt import tell_apart
from drill.text import Text

Array = NDArray[Any]
ALPHA = 1e-7
RESULT = Text("the result", "结果")
_NORMAL = NormalDist()


def expect_mean(
    values: Array, mean: float, std: float, *, of: Text = RESULT, label: str = "mean", alpha: float = ALPHA
) -> Doubt | None:
    """That independent values of standard deviation `std` have this mean."""
    room = _deviations(alpha) * std / math.sqrt(values.size)
    found = float(np.mean(values))
    if abs(found - mean) <= room:
        return None
    is_, should = tell_apart(found, float(mean))
    message = Text(
        f"the mean of {of.en} is {is_} over {values.size} values, should be {should} ± {room:.2g}",
        f"{of.zh}在 {values.size} 个值上的均值为 {is_}，应为 {should} ± {room:.2g}",
    )
    return Doubt(label, message, *_mean_of(values))


def expect_variance(
    values: Array,
    variance: float,
    *,
    kurtosis: float = 3.0,
    of: Text = RESULT,
    label: str = "variance",
    alpha: float = ALPHA,
) -> Doubt | None:
    """That independent values have this variance. `kurtosis`: E[(x-μ)⁴]/σ⁴ of the right law (normal 3, uniform 1.8)."""
    room = _deviations(alpha) * variance * math.sqrt((kurtosis - 1.0) / values.size)
    centred = values - np.mean(values)
    found = float(np.mean(centred**2))
    if abs(found - variance) <= room:
        return None
    is_, should = tell_apart(found, float(variance))
    message = Text(
        f"the variance of {of.en} is {is_} over {values.size} values, should be {should} ± {room:.2g}",
        f"{of.zh}在 {values.size} 个值上的方差为 {is_}，应为 {should} ± {room:.2g}",
    )
    return Doubt(label, message, found, math.sqrt(max(float(np.mean(centred**4)) - found**2, 0.0) / values.size))


def expect_share(hits: Array, share: float, *, of: Text, label: str = "share", alpha: float = ALPHA) -> Doubt | None:
    """That independent events (bool; `of` names them) have this probability: Chernoff's bound, for any number."""
    found = float(np.mean(hits))
    if hits.size * _divergence(found, share) <= math.log(2 / alpha):
        return None
    is_, should = tell_apart(found, float(share))
    message = Text(
        f"the share of {of.en} is {is_} of {hits.size}, should be about {should}",
        f"{of.zh}在 {hits.size} 个中占 {is_}，应约为 {should}",
    )
    return Doubt(label, message, found, math.sqrt(found * (1 - found) / hits.size))


def expect_frequencies(
    draws: Array, law: Sequence[float] | Array, *, of: Text = RESULT, label: str = "law", alpha: float = ALPHA
) -> Doubt | None:
    """That independent draws of 0 … K-1 follow a law (K probabilities): Chernoff's bound for each, alpha shared."""
    strange = draws[(draws < 0) | (draws >= len(law))]
    if strange.size:
        message = Text(
            f"{of.en} can be 0 to {len(law) - 1}; {strange.flat[0]} was drawn",
            f"{of.zh}只能取 0 到 {len(law) - 1}，却抽到了 {strange.flat[0]}",
        )
        return Doubt(f"{label}: outside", message)
    for number, share in enumerate(law):
        one = Text(f"{of.en} equal to {number}", f"{of.zh}等于 {number} 的情形")
        doubt = expect_share(draws == number, float(share), of=one, label=f"{label}: {number}", alpha=alpha / len(law))
        if doubt is not None:
            return doubt
    return None


def expect_distribution(
    values: Array,
    cdf: Callable[[Array], Array],
    *,
    of: Text = RESULT,
    label: str = "distribution",
    alpha: float = ALPHA,
) -> Doubt | None:
    """That independent values follow a continuous law: Kolmogorov and Smirnov's statistic, for any number of them."""
    ordered = np.sort(values, axis=None)
    wanted, n = cdf(ordered), ordered.size
    gap = np.maximum(np.arange(1, n + 1) / n - wanted, wanted - np.arange(n) / n)
    worst = int(np.argmax(gap))
    if gap[worst] <= math.sqrt(math.log(2 / alpha) / (2 * n)):
        return None
    at, found = float(ordered[worst]), float((worst + 0.5) / n)
    message = Text(
        f"{found:.1%} of {of.en} are below {at:.4g}, should be {wanted[worst]:.1%} (of {n} values)",
        f"{of.zh}中有 {found:.1%} 小于 {at:.4g}，应为 {wanted[worst]:.1%}（共 {n} 个值）",
    )
    return Doubt(label, message, float(gap[worst]), 0.5 / math.sqrt(n))


def expect_uncorrelated(
    a: Array, b: Array, *, of: Text = RESULT, label: str = "correlation", alpha: float = ALPHA
) -> Doubt | None:
    """That pairs (a[i], b[i]), drawn independently of one another, are drawn independently within as well."""
    x, y = (np.ravel(part).astype(np.float64) for part in (a, b))
    x, y = x - x.mean(), y - y.mean()
    scale = math.sqrt(float(x @ x) * float(y @ y))
    found = float(x @ y) / scale if scale > 0 else 1.0
    if abs(found) <= _deviations(alpha) / math.sqrt(x.size):
        return None
    message = Text(
        f"the values of {of.en} should be independent; their correlation is {found:.3g}",
        f"{of.zh}的各个值应相互独立，相关系数却是 {found:.3g}",
    )
    return Doubt(label, message, found, 1.0 / math.sqrt(x.size))


def expect_independent(
    values: Array, axis: int, *, of: Text = RESULT, label: str = "", alpha: float = ALPHA
) -> Doubt | None:
    """That neighbours along an axis are uncorrelated: not one mask for all rows, nor one value for a whole row."""
    moved = np.moveaxis(values, axis, 0)
    return expect_uncorrelated(moved[:-1], moved[1:], of=of, label=label or f"axis {axis}", alpha=alpha)


def expect_choices(
    values: Array, *choices: Array | float, rtol: float = 1e-6, of: Text = RESULT, label: str = "choices"
) -> Doubt | None:
    """That each entry is that of one of `choices`, arrays or numbers. Never a false alarm."""
    options = [np.broadcast_to(np.asarray(choice, np.float64), values.shape) for choice in choices]
    gaps = [np.abs(option - values) > rtol * np.abs(option) for option in options]
    strange = np.argwhere(np.all(gaps, axis=0) | np.isnan(values))
    if not len(strange):
        return None
    where = tuple(int(i) for i in strange[0])
    is_, *known = tell_apart(float(values[where]), *(float(option[where]) for option in options))
    place, may_be = _place(of, where), ", ".join(known)
    message = Text(f"{place.en} is {is_}, can only be one of {may_be}", f"{place.zh}为 {is_}，只能是 {may_be} 之一")
    return Doubt(label, message, *_mean_of(values))


def expect_close(
    values: Array, wanted: Array | float, *, rtol: float = 1e-6, of: Text = RESULT, label: str = "value"
) -> Doubt | None:
    """That each entry is what it must be, given what else was drawn. Never a false alarm."""
    right = np.broadcast_to(np.asarray(wanted, np.float64), values.shape)
    wrong = np.argwhere(~(np.abs(values - right) <= rtol * np.max(np.abs(right), initial=0.0)))
    if not len(wrong):
        return None
    where = tuple(int(i) for i in wrong[0])
    place = _place(of, where)
    is_, should = tell_apart(float(values[where]), float(right[where]))
    message = Text(f"{place.en} is {is_}, should be {should}", f"{place.zh}为 {is_}，应为 {should}")
    return Doubt(label, message, *_mean_of(values))


def expect_within(values: Array, low: float, high: float, *, of: Text = RESULT, label: str = "range") -> Doubt | None:
    """That no value lies outside, nor is NaN. Never a false alarm."""
    outside = ~((values >= low) & (values <= high))
    if not outside.any():
        return None
    is_, least, most = tell_apart(float(values[outside].flat[0]), float(low), float(high))
    message = Text(
        f"{of.en} has {is_}, should lie between {least} and {most}",
        f"{of.zh}中有 {is_}，应在 {least} 与 {most} 之间",
    )
    return Doubt(label, message)


def expect_permutation(order: Array, n: int, *, of: Text = RESULT, label: str = "permutation") -> Doubt | None:
    """That it holds each of 0 … n-1 once, in any order. Never a false alarm."""
    if np.array_equal(np.sort(order, axis=None), np.arange(n)):
        return None
    message = Text(f"{of.en} should hold each of 0 to {n - 1} once", f"{of.zh}应恰好包含 0 到 {n - 1} 各一次")
    return Doubt(label, message)


def expect_equal(a: Any, b: Any, *, of: Text = RESULT, label: str = "equal seeds") -> Doubt | None:
    """That two generators of equal seed give the same. Never a false alarm."""
    if _flat(a).shape == _flat(b).shape and np.allclose(_flat(a), _flat(b), rtol=1e-9, atol=0.0, equal_nan=True):
        return None
    message = Text(
        f"{of.en} differs between two generators of equal seed; draw everything from the generator given",
        f"种子相同的两个生成器给出了不同的值（{of.zh}）；所有随机数都要取自传入的生成器",
    )
    return Doubt(label, message)


def expect_different(a: Any, b: Any, *, of: Text = RESULT, label: str = "two draws") -> Doubt | None:
    """That two draws differ. A false alarm is their coincidence: the author sees to it that it is rarer than ALPHA."""
    if _flat(a).shape != _flat(b).shape or not np.array_equal(_flat(a), _flat(b)):
        return None
    message = Text(
        f"{of.en} is the same in two draws; draw anew each time", f"两次抽样得到同样的值（{of.zh}）；每次都要重新抽取"
    )
    return Doubt(label, message)


def normal_cdf(mean: float = 0.0, std: float = 1.0) -> Callable[[Array], Array]:
    """The normal law's distribution function."""
    law = NormalDist(mean, std)
    return np.vectorize(law.cdf, otypes=[np.float64])


def uniform_cdf(low: float = 0.0, high: float = 1.0) -> Callable[[Array], Array]:
    """The uniform law's distribution function."""
    return lambda x: np.clip((x - low) / (high - low), 0.0, 1.0)


def _deviations(alpha: float) -> float:
    """How many standard deviations leave `alpha` outside; half of it is kept for what the sample lacks in normality."""
    return _NORMAL.inv_cdf(1.0 - alpha / 4)


def _divergence(found: float, share: float) -> float:
    """Kullback-Leibler divergence of two Bernoulli laws, in nats."""
    terms = ((found, share), (1.0 - found, 1.0 - share))
    return sum(p * math.log(p / q) if q > 0 else math.inf for p, q in terms if p > 0)


def _mean_of(values: Array) -> tuple[float, float]:
    """The mean and its standard error: what two submissions with the same mistake have in common."""
    return float(np.mean(values)), float(np.std(values)) / math.sqrt(values.size)


def _place(of: Text, where: tuple[int, ...]) -> Text:
    """The words for one entry."""
    return Text(f"{of.en} at {list(where)}", f"{of.zh}在 {list(where)} 处") if where else of


def _flat(value: Any) -> Array:
    """All numbers of an answer, in order."""
    if isinstance(value, list | tuple):
        return np.concatenate([_flat(item) for item in value]) if value else np.empty(0)
    return np.ravel(np.asarray(value)).astype(np.float64)
