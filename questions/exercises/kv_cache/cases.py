"""Hidden tests of kv_cache.

A cache is only ever handed on as the submission returned it, so that what it is made of does not matter beyond the
contract. The width of a head is a square: its root is exact.
"""

import numpy as np

from drill.judge.case import Case, Method, New, Run
from drill.text import Text

CHUNKS = """
    def play(x, *sizes):
        found, cache, start = [], None, 0
        for size in sizes:
            y, cache = it.forward(x[:, start : start + size], cache) if start else it.forward(x[:, :size])
            found.append(y)
            start += size
        return [torch.cat(found, 1), *cache]
"""
TURNS = """
    def play(a, b):
        ya, ca = it.forward(a[:, :3])
        yb, cb = it.forward(b[:, :2])
        za, ca = it.forward(a[:, 3:], ca)
        zb, cb = it.forward(b[:, 2:], cb)
        return [ya, yb, za, zb, *ca, *cb]
"""
REORDERED = """
    def play(x, more, order):
        y, cache = it.forward(x)
        rows = [part.index_select(0, order) for part in cache]
        z, cache = it.forward(more, rows if isinstance(cache, list) else tuple(rows))
        return [y, z, *cache]
"""
BRANCHES = """
    def play(x, left, right):
        y, cache = it.forward(x)
        before = [part.clone() for part in cache]
        a, left_cache = it.forward(left, cache)
        b, right_cache = it.forward(right, cache)
        same = all(part.shape == old.shape and bool((part == old).all()) for part, old in zip(cache, before))
        return [same, a, b, *left_cache, *right_cache]
"""


def cases(rng):
    x = np.array([[[1.0, 0.0], [0.0, 1.0]]])
    pos = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 2.0]])
    weights = [np.array(w, dtype=float) for w in ([[1, 0], [0, 1]], [[1, 1], [0, 1]], [[2, 0], [0, 3]], [[1, 0], [1, 1]])]
    name = Text("two tokens by hand, 2 heads of width 1", "可手算：两个 token，2 个宽为 1 的 head")
    yield Case(name, steps=[New("CachedAttention", (*weights, 2, pos)), Method("forward", (x,))])
    yield from chunks(rng)
    yield from caches(rng)
    x = rng.normal(size=(2, 4, 8))
    steps = [attention(rng, 8, 2), Method("forward", (x,)), Run(CHUNKS, (x, 2, 2))]
    yield Case(Text("on another device", "在另一个设备上"), steps=steps, device="meta")


def chunks(rng):
    for sizes, d, heads in (((6,), 8, 2), ((1,) * 5, 8, 2), ((3, 1, 2), 8, 2), ((2, 4), 4, 4), ((1, 3, 3), 12, 3), ((4, 1), 9, 1)):
        x = rng.normal(size=(2, sum(sizes), d))
        name = Text(
            f"calls of {', '.join(map(str, sizes))} tokens, D={d}, {heads} heads",
            f"依次输入 {'、'.join(map(str, sizes))} 个 token，D={d}，{heads} 个 head",
        )
        yield Case(name, steps=[attention(rng, d, heads), Run(CHUNKS, (x, *sizes))])
    x = rng.normal(size=(1, 5, 8)).astype(np.float32)
    yield Case("float32", steps=[attention(rng, 8, 2, np.float32), Run(CHUNKS, (x, 3, 2))])
    x = rng.normal(size=(1, 4, 8))
    name = Text("as many tokens as positions", "token 数恰好等于位置数")
    yield Case(name, steps=[attention(rng, 8, 2, length=4), Run(CHUNKS, (x, 3, 1))])


def caches(rng):
    a, b = rng.normal(size=(2, 5, 8)), rng.normal(size=(2, 4, 8))
    name = Text("two sequences in turns", "两个序列交替进行")
    yield Case(name, steps=[attention(rng, 8, 2), Run(TURNS, (a, b))])
    x, more = rng.normal(size=(3, 3, 8)), rng.normal(size=(3, 1, 8))
    name = Text("rows of the cache reordered, as beam search does", "像束搜索那样重排缓存的行")
    yield Case(name, steps=[attention(rng, 8, 2), Run(REORDERED, (x, more, np.array([2, 0, 2])))])
    x, left, right = (rng.normal(size=(1, n, 8)) for n in (3, 1, 2))
    name = Text("one cache continued twice", "同一个缓存接续两次")
    yield Case(name, steps=[attention(rng, 8, 2), Run(BRANCHES, (x, left, right))])


def attention(rng, d, heads, dtype=np.float64, length=16):
    weights = [(rng.normal(size=(d, d)) / np.sqrt(d)).astype(dtype) for _ in range(4)]
    return New("CachedAttention", (*weights, heads, rng.normal(size=(length, d)).astype(dtype)))
