"""Hidden tests of beam_search.

A table gives the law of the next token for some prefixes, behind all others tokens are drawn by a small hash of the prefix:
any submission may ask for any prefix, also behind the end.
"""

from drill.judge.case import Case, Code
from drill.text import Text

BOS, EOS = 9, 0
# Laws of three tokens (0 ends) behind a prefix without bos. Greedy begins with 1, which is followed by poor tokens.
TRAP = {(): [0.1, 0.5, 0.4], (1,): [0.3, 0.36, 0.34], (2,): [0.9, 0.05, 0.05]}
# (0) ends at once and is behind two open ones in the second round, but best in the end.
OVERTAKEN = {
    (): [0.3, 0.65, 0.05],
    (1,): [0.02, 0.5, 0.48],
    **{(1, a): [0.3, 0.36, 0.34] for a in (1, 2)},
    **{(1, a, b): [0.3, 0.36, 0.34] for a in (1, 2) for b in (1, 2)},
}
# Both survivors of the first round come from one hypothesis.
ONE_PARENT = {(): [0.04, 0.9, 0.06], (1,): [0.02, 0.5, 0.48], (2,): [0.4, 0.3, 0.3]}
# Two have ended after two rounds, and the one that is open will beat one of them.
LATE = {(): [0.4, 0.5, 0.1], (1,): [0.45, 0.5, 0.05], (1, 1): [0.95, 0.03, 0.02]}
# (2) is third in the first round, and out, though one of the two that stay has ended.
THIRD = {(): [0.4, 0.35, 0.25], (1,): [0.3, 0.4, 0.3], (2,): [0.98, 0.01, 0.01], (1, 1): [0.4, 0.35, 0.25]}
# (0) is best by its sum, (1, 1, 0) by the mean.
LONG = {(): [0.5, 0.45, 0.05], (1,): [0.1, 0.85, 0.05], (1, 1): [0.9, 0.05, 0.05]}
MODEL = """
    def step(prefix):
        table, seed, size = {table!r}, {seed}, {size}
        law = table.get(tuple(prefix[1:]))
        if law is not None:
            return [math.log(p) for p in law]
        state, raw = seed, []
        for token in prefix:
            state = (state * 48271 + token * 7919 + 12345) % 2147483647
        for _ in range(size):
            state = (state * 48271 + 11) % 2147483647
            raw.append(3.0 * state / 2147483647)
        top = math.log(sum(math.exp(r) for r in raw))
        return [r - top for r in raw]
"""
LEVEL = "lambda prefix: [-2.5, -2.0, -2.25]"
TIES = "lambda prefix: [-4.0, -1.0, -1.0, -1.0]"
# (1, 1), open, and (2, 0), finished, are equally good.
EVEN = "lambda prefix: {1: [-3.0, -1.0, -9.0], 2: [-1.0, -3.0, -9.0]}.get(prefix[-1], [-9.0, -1.0, -1.0])"


def cases(rng):
    seed = int(rng.integers(1, 2**30))
    yield case(Text("greedy falls into a trap, beam 2", "贪心会落入陷阱，beam=2"), model(seed, 3, TRAP), 2, 3)
    yield case(Text("beam 1 is greedy", "beam=1 即贪心"), model(seed, 3, TRAP), 1, 3)
    name = Text("both survivors have one parent", "两个幸存者出自同一个假设")
    yield case(name, model(seed, 3, ONE_PARENT), 2, 3)
    name = Text("a finished hypothesis is overtaken for a while", "已结束的假设一度落后")
    yield case(name, model(seed, 3, OVERTAKEN), 2, 4)
    name = Text("two have finished, one is still open", "已有两个结束，还有一个未结束")
    yield case(name, model(seed, 3, LATE), 2, 3)
    name = Text("the third of the first round", "第一轮的第三名")
    yield case(name, model(seed, 3, THIRD), 2, 3)
    for penalty in (0.0, 1.0, 0.6):
        name = Text(f"length_penalty {penalty}", f"length_penalty={penalty}")
        yield case(name, model(seed, 3, LONG), 3, 3, penalty)
    name = Text("nothing has finished at max_len", "到 max_len 时没有一个结束")
    yield case(name, Code(LEVEL), 2, 3)
    yield case(Text("ties: smaller tokens first", "并列时 token 小的在前"), Code(TIES), 3, 2)
    name = Text("a tie of a finished and an open one at the end", "最后已结束的与未结束的并列")
    yield case(name, Code(EVEN), 2, 2)
    yield case(Text("max_len = 1", "max_len = 1"), model(seed, 5), 3, 1, 1.0)
    name = Text("all sequences, beam 3^4", "beam = 3^4，穷举所有序列")
    yield case(name, model(seed + 1, 3), 81, 4, 1.0)
    for beam in (2, 3, 4):
        name = Text(f"a random model, V = 6, beam {beam}", f"随机模型，V = 6，beam={beam}")
        yield case(name, model(seed + beam, 6), beam, 6, 0.5 * (beam - 2))
    yield case(Text("400 tokens of log p = -2", "400 个 log p = -2 的 token"), Code(LEVEL), 1, 400, reveals="prob_product")


def case(name, step, beam, max_len, penalty=None, reveals=()):
    given = () if penalty is None else (penalty,)
    return Case(name, args=(step, BOS, EOS, beam, max_len, *given), reveals=reveals)


def model(seed, size, table=None):
    return Code(MODEL.format(table=table or {}, seed=seed, size=size))
