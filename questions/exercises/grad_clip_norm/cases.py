import math
from collections.abc import Iterator, Sequence

import numpy as np

from drill.judge.case import Case
from drill.text import Text

Array = np.ndarray


def cases(rng: np.random.Generator) -> Iterator[Case]:
    yield from _by_hand()
    yield from _random(rng)
    yield from _corners(rng)
    yield from _storage(rng)


def _case(en: str, zh: str, grads: Sequence[Array | None], share: float, *norm_type: float, rounding: float = 2e-6) -> Case:
    """max_norm is `share` of the norm. Where it clips, torch's 1e-6 in the denominator must pass."""
    flat = np.concatenate([np.ravel(g) for g in grads if g is not None]).astype(np.float64)
    norm = float(np.linalg.norm(flat, *norm_type))
    assert norm >= 1
    atol = rounding * norm if share < 1 else None
    return Case(Text(en, zh), args=(list(grads), share * norm, *norm_type), atol=atol)


def _by_hand() -> Iterator[Case]:
    yield _case("one array, norm 5, at most 1", "一个数组，范数 5，上限 1", [np.array([3.0, -4.0])], 0.2)
    yield _case("two arrays, norm 13", "两个数组，范数 13", [np.array([3.0, -12.0]), np.array([[4.0]])], 0.5)
    for en, zh, p in (("1-norm", "1-范数", 1.0), ("infinity norm", "无穷范数", math.inf)):
        yield _case(f"two arrays, {en}", f"两个数组，{zh}", [np.array([3.0, -12.0]), np.array([[4.0]])], 0.5, p)
    yield _case("below the threshold", "低于阈值", [np.array([3.0, -12.0]), np.array([[4.0]])], 2.0)


def _random(rng: np.random.Generator) -> Iterator[Case]:
    for en, zh, p in (("2-norm", "2-范数", 2.0), ("1-norm", "1-范数", 1.0), ("infinity norm", "无穷范数", math.inf)):
        grads = _draw(rng)
        yield _case(f"arrays of very different size, {en}", f"数组大小悬殊，{zh}", grads, float(rng.uniform(0.1, 0.5)), p)
    yield _case("below the threshold, infinity norm", "低于阈值，无穷范数", _draw(rng), 1.5, math.inf)


def _draw(rng: np.random.Generator) -> list[Array]:
    """The entry of largest size is negative, and no sum of entries comes near a sum of sizes."""
    large = rng.normal(size=(2, 3))
    large[0, 0], large[1, 1] = -6.0 - rng.uniform(), 3.0
    return [large, 0.1 * rng.normal(size=4), np.asarray(rng.uniform(1.0, 2.0)), rng.normal(size=(2, 1, 3))]


def _corners(rng: np.random.Generator) -> Iterator[Case]:
    some = [None, 2.0 + rng.uniform(size=(2, 2)), None, rng.normal(size=3)]
    yield Case(
        Text("some gradients None", "部分梯度为 None"), args=(some, 0.5), atol=1e-5, reveals="none_crash"
    )
    yield Case(Text("an empty list", "空列表"), args=([], 1.0), reveals=("empty_crash", "none_crash"))
    yield Case(Text("all None", "全是 None"), args=([None, None], 1.0), reveals=("empty_crash", "none_crash"))
    for p in (2.0, math.inf):
        zeros = [np.zeros((2, 2)), np.zeros(3)]
        yield Case(Text(f"all zero, norm_type {p}", f"全零，norm_type={p}"), args=(zeros, 1.0, p))


def _storage(rng: np.random.Generator) -> Iterator[Case]:
    views = [3.0 * rng.normal(size=(4, 3)).T, (2.0 + rng.uniform(size=(3, 6)))[:, ::2]]
    yield _case("views: transposed, every second column", "视图：转置、隔列", views, 0.3)
    single = [(10.0 * rng.normal(size=(3, 4))).astype(np.float32), rng.normal(size=5).astype(np.float32)]
    yield _case("float32", "float32", single, 0.3, rounding=1e-5)
    meta = [np.ones((2, 2)), np.ones(3)]
    name = Text("on another device", "在别的设备上")
    yield Case(name, args=(meta, 1.0), device="meta", frameworks=("torch",))
