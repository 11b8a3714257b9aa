"""Hidden tests of greedy_decode_loop: spy models that count their calls and look at what they are given.

A scripted model wants scripts[b][t] as token t of row b, whatever was generated; it goes on after the end of a row. What
the prefixes of finished rows hold is looked at nowhere.
"""

from drill.judge.case import Case, Run
from drill.text import Text

BOS, EOS, PAD = 1, 2, 0
SPY = """
    def play(want, vocab, src, bos, eos, pad, max_len):
        calls = {"encode": 0, "decode": 0, "fair": True}
        memories = []
        def encode(batch):
            calls["encode"] += 1
            calls["fair"] &= batch == src
            memories.append({"rows": len(batch)})
            return memories[-1]
        def decode_step(memory, prefixes):
            calls["decode"] += 1
            same_length = len({len(prefix) for prefix in prefixes}) == 1
            first = all(prefix[0] == bos for prefix in prefixes)
            known = any(memory is one for one in memories)
            calls["fair"] &= len(prefixes) == len(src) and same_length and first and known
            return [[scores(b, list(prefix[: t + 1])) for t in range(len(prefix))] for b, prefix in enumerate(prefixes)]
        def scores(b, prefix):
            best = want[b][(len(prefix) - 1) % len(want[b])]
            if isinstance(best, int):  # a list names those that tie
                best = [best]
            return [1.5 if v in best else -0.25 * ((v + len(prefix)) % 3) for v in range(vocab)]
        rows = greedy_decode(encode, decode_step, src, bos, eos, pad, max_len)
        return {"rows": rows, "encode called exactly once": calls["encode"] == 1, "calls of decode_step": calls["decode"],
                "decode_step was given the memory and all rows, equally long": calls["fair"]}
"""
CHAIN = """
    def play(factors, vocab, src, bos, eos, pad, max_len):
        calls = []
        def encode(batch):
            return [sum(row) for row in batch]
        def decode_step(memory, prefixes):
            calls.append(len(prefixes[0]))
            def scores(b, prefix):
                state = memory[b]
                for token in prefix:
                    state = (factors[0] * state + factors[1] * token + 7) % 10007
                return [float((state * (v + 3)) % 101) for v in range(vocab)]
            return [[scores(b, prefix[: t + 1]) for t in range(len(prefix))] for b, prefix in enumerate(prefixes)]
        return {"rows": greedy_decode(encode, decode_step, src, bos, eos, pad, max_len), "lengths of prefixes": calls}
"""
EMPTY = """
    def play(bos, eos, pad, max_len):
        calls = []
        def encode(batch):
            calls.append(batch)
        rows = greedy_decode(encode, lambda memory, prefixes: [], [], bos, eos, pad, max_len)
        return {"rows": rows, "encode called": bool(calls)}
"""


def cases(rng):
    yield scripted(Text("one row", "只有一行"), [[4, 3, EOS, 5]], 6)
    name = Text("rows that finish at steps 4, 2 and 3", "三行分别在第 4、2、3 步结束")
    yield scripted(name, [[3, 4, 3, EOS, 5], [4, EOS, 3, 4, 5], [5, 3, EOS, 4, 3]], 8)
    name = Text("one row finishes at once, the other never", "一行立刻结束，另一行一直不结束")
    yield scripted(name, [[EOS, 3, 4, 5], [3, 4, 5, 4]], 4)
    yield scripted(Text("all rows finish at once", "所有行第一步就结束"), [[EOS, 3], [EOS, 4]], 5)
    yield scripted(Text("no row ever finishes", "没有一行结束"), [[3, 4, 5], [5, 5, 4]], 5)
    yield scripted(Text("the last token allowed is EOS", "恰好在最后一步产生 EOS"), [[3, 4, EOS, 5], [4, EOS, 3, 5]], 3)
    yield scripted(Text("max_len = 1", "max_len = 1"), [[4, EOS, 3], [EOS, 3, 3]], 1)
    yield scripted(Text("EOS a second time", "EOS 之后又出现 EOS"), [[3, EOS, EOS, 4, EOS], [4, 3, 5, 3, EOS]], 6)
    name = Text("the model wants PAD before EOS", "模型在 EOS 之前就想要 PAD")
    yield scripted(name, [[3, PAD, 4, EOS, 5], [PAD, 5, EOS, 3, 4]], 7)
    name = Text("ties: the smallest id", "并列时取最小的编号")
    yield scripted(name, [[[5, 3], [4, 5, 3], [EOS, 5], 3], [[4, 5], [3, 4], [5, 4], [EOS, 3]]], 6)
    name = Text("EOS is token 0, PAD is 7", "EOS 编号为 0，PAD 编号为 7")
    yield scripted(name, [[3, 0, 4, 5], [4, 5, 3, 0]], 6, special=(6, 0, 7))
    yield chain(rng)
    yield Case(Text("an empty batch", "空的 batch"), steps=[Run(EMPTY, (BOS, EOS, PAD, 4))], reveals="empty_batch")


def scripted(name, scripts, max_len, special=(BOS, EOS, PAD)):
    src = [[10 + b, 20 + b] for b in range(len(scripts))]
    return Case(name, steps=[Run(SPY, (scripts, 8, src, *special, max_len))])


def chain(rng):
    """A model whose choice depends on everything generated so far."""
    factors = [int(rng.integers(100, 900)), int(rng.integers(100, 900))]
    src = [[int(token) for token in rng.integers(3, 99, size=3)] for _ in range(3)]
    name = Text("a model that reads what it wrote", "依赖已生成内容的模型")
    return Case(name, steps=[Run(CHAIN, (factors, 9, src, BOS, 50, PAD, 7))])
