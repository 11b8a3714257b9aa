"""Hidden tests of online_softmax. Whatever the chunks, the answer is that of one softmax over all scores."""

import math

import numpy as np

from drill.judge.case import Case, Method, New, Run
from drill.text import Text

# Arrays in the object and in its containers; one number counts as eight bytes.
STATE = """
    def weigh(scores, values):
        for _ in range(200):
            it.update(scores, values)
        def size(thing, depth=0):
            if isinstance(thing, np.ndarray):
                return thing.nbytes
            if isinstance(thing, (list, tuple, dict)) and depth < 5:
                items = thing.values() if isinstance(thing, dict) else thing
                return sum(size(item, depth + 1) for item in items)
            return 8
        parts = [getattr(it, name, None) for name in getattr(type(it), "__slots__", ())]
        return {"state below 2000 bytes after 4000 scores of d = 4": size([*parts, getattr(it, "__dict__", {})]) < 2000}
"""


def cases(rng):
    values = np.array([[4.0], [8.0], [0.0]])
    name = Text("by hand: weights 1, 3, 1", "可手算：权重 1、3、1")
    yield stream(name, np.array([0.0, math.log(3.0), 0.0]), values, 1)
    yield from chunks(rng)
    yield from magnitudes(rng)
    yield from masked(rng)
    yield from results(rng)


def chunks(rng):
    scores, values = rng.normal(0.0, 3.0, 12), rng.normal(size=(12, 5))
    scores[-1] = scores.max() + 1.0  # the maximum grows once at least
    for size in (1, 3, 5, 12):
        yield stream(Text(f"12 scores in chunks of {size}", f"12 个分数，每块 {size} 个"), scores, values, size)
    scores = np.array([1.0, 5.0, -2.0, 9.0, 3.0])
    yield stream(Text("the maximum grows: 1, 5, -2, 9, 3", "最大值不断变大：1、5、-2、9、3"), scores, rng.normal(size=(5, 3)), 1)
    scores = np.sort(rng.normal(0.0, 2.0, 6))[::-1]
    yield stream(Text("falling scores", "分数递减"), scores, rng.normal(size=(6, 3)), 2)
    scores, values = rng.normal(size=9) + np.arange(9), rng.normal(size=(9, 4))
    yield stream("float32", scores.astype(np.float32), values.astype(np.float32), 4)


def magnitudes(rng):
    scores, values = rng.uniform(-1e4, 1e4, 10), rng.normal(size=(10, 3))
    scores[:2] = 1e4, 1e4 - 1.0
    yield stream(Text("scores between -10000 and 10000", "分数在 -10000 到 10000 之间"), rng.permutation(scores), values, 3)
    scores, values = rng.uniform(-903.0, -900.0, 8), rng.normal(size=(8, 3))
    yield stream(Text("all scores near -900", "所有分数都在 -900 附近"), scores, values, 3)
    scores, values = rng.uniform(900.0, 903.0, 8), rng.normal(size=(8, 3))
    yield stream(Text("all scores near 900", "所有分数都在 900 附近"), scores, values, 3)


def masked(rng):
    places = {
        Text("the first chunk is masked", "第一块全被遮住"): slice(0, 2),
        Text("a chunk in the middle is masked", "中间一块全被遮住"): slice(2, 4),
        Text("the last chunk is masked", "最后一块全被遮住"): slice(6, 8),
        Text("all scores are masked", "所有分数都被遮住"): slice(None),
    }
    for name, where in places.items():
        scores, values = rng.normal(size=8), rng.normal(size=(8, 3))
        scores[5] = -np.inf
        scores[where] = -np.inf
        yield stream(name, scores, values, 2)


def results(rng):
    scores, values = rng.normal(0.0, 2.0, 9), rng.normal(size=(9, 4))
    scores[8] = scores.max() + 2.0
    parts = updates(scores, values, 3)
    result = Method("result")
    name = Text("result() twice", "连续两次 result()")
    yield Case(name, steps=[New("OnlineSoftmax"), *parts, result, result])
    name = Text("result() between updates", "两次 update 之间 result()")
    steps = [step for part in parts for step in (part, result)]
    yield Case(name, steps=[New("OnlineSoftmax"), *steps], fresh=True)
    name = Text("what it keeps", "保存了多少状态")
    args = (rng.normal(size=20), rng.normal(size=(20, 4)))
    yield Case(name, steps=[New("OnlineSoftmax"), Run(STATE, args)])


def stream(name, scores, values, size):
    return Case(name, steps=[New("OnlineSoftmax"), *updates(scores, values, size), Method("result")])


def updates(scores, values, size):
    starts = range(0, len(scores), size)
    return [Method("update", (scores[i : i + size].copy(), values[i : i + size].copy())) for i in starts]
