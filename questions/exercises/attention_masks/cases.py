"""Hidden tests of attention_mask."""

import numpy as np

from drill.judge.case import Case
from drill.text import Text


def cases(rng):
    yield Case(Text("causal, 3 queries, 3 keys", "causal，3 个 query、3 个 key"), args=(3, 3), kwargs={"causal": True})
    yield Case(Text("nothing is masked", "全部可见"), args=(2, 3))
    lengths = np.array([4, 1, 3])
    yield Case(Text("lengths 4, 1, 3 of 4 keys", "4 个 key，长度 4、1、3"), args=(2, 4), kwargs={"lengths": lengths})
    for tq, tk in ((2, 5), (1, 5), (3, 4)):
        name = Text(f"causal, {tq} queries, {tk} keys: a cache", f"causal，{tq} 个 query、{tk} 个 key（带 KV 缓存）")
        yield Case(name, args=(tq, tk), kwargs={"causal": True})
    for tq, tk, lengths in ((3, 6, [6, 2, 5, 1]), (4, 4, [4, 1, 2, 3]), (1, 5, [2, 5])):
        name = Text(f"causal and lengths {lengths}, {tq}x{tk}", f"causal 加长度 {lengths}，{tq}x{tk}")
        yield Case(name, args=(tq, tk), kwargs={"lengths": np.array(lengths), "causal": True})
    name = Text("B = tq = tk, lengths only", "B = tq = tk，只有长度")
    yield Case(name, args=(4, 4), kwargs={"lengths": np.array([2, 4, 1, 3])})
    name = Text("an empty sequence: length 0", "空序列：长度为 0")
    yield Case(name, args=(3, 3), kwargs={"lengths": np.array([0, 2]), "causal": True})
    tq, extra, b = (int(n) for n in rng.integers(2, 7, 3))
    lengths = rng.integers(1, tq + extra + 1, b)
    name = Text(f"causal and lengths, {tq}x{tq + extra}", f"causal 加长度，{tq}x{tq + extra}")
    yield Case(name, args=(tq, tq + extra), kwargs={"lengths": lengths, "causal": True})
    yield Case(
        Text("lengths on another device", "lengths 在另一个设备上"),
        args=(2, 4),
        kwargs={"lengths": np.array([3, 4]), "causal": True},
        device="meta",
    )
