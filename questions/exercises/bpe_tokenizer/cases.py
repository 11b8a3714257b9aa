"""Hidden tests of bpe_tokenizer: training, and encoding with merges made by hand."""

from drill.judge.case import Call, Case, Run
from drill.text import Text

# Words are not shared between the cases that encode, so that a cache that outlives its merges shows in one of them only.
A, B, C, D, X, Y, Z, S = (ord(letter) for letter in "abcdxyz ")
ROUND_TRIP = """
    def play(text, other, n_merges):
        merges = train_bpe(text, n_merges)
        ids = encode(other, merges)
        return {"decoded as it was": decode(ids, merges) == other, "number of ids": len(ids)}
"""
LARGE = """
    def play(text, n_merges):
        merges = train_bpe(text, n_merges)
        return [len(merges), merges[0], merges[1]]
"""


def cases(rng):
    yield train(Text("low lower lowest", "low lower lowest"), "low low low lower lowest", 4)
    name = Text('encode "bab" with (a,b) before (b,a)', "编码 bab，(a,b) 先于 (b,a)")
    yield Case(name, function="encode", args=("bab", [(A, B), (B, A)]))
    yield from training(rng)
    yield from encoding(rng)
    yield from unicode(rng)
    yield from corners()
    words = ["".join(rng.choice(list("etaoinshr"), int(rng.integers(3, 9)))) for _ in range(200)]
    text = "qxqx " * 1500 + " ".join(rng.choice(words, 3000, p=falling(200)))  # the first merges are certain
    name = Text("30 kB, 40 merges", "30 kB，40 次合并")
    yield Case(name, steps=[Run(LARGE, (text, 40))])


def training(rng):
    name = Text('"aaaa" holds the pair three times', "aaaa 含有这个对三次")
    yield train(name, "aaaa bd bd", 1)
    yield train(Text("runs of one letter", "同一字母连续出现"), "aaaaaaa aaaaa aaa", 6)
    yield train(Text("ties: the smaller pair", "并列：较小的对"), "dc ba dc ba", 2)
    name = Text("frequent words count more", "高频词权重更大")
    yield train(name, "ab" + " ab" * 5 + " cda cdb cdc cdd", 3)
    yield train(Text("pairs across words do not count", "跨词的对不计"), "b a b a b a cd", 3)
    name = Text("more merges than there are pairs", "合并次数多于可合并的对")
    yield train(name, "abab ab", 50)
    pieces = [str(word) for word in rng.choice(["ab", "abc", "cab", "bca", "aab", "bcc"], 30)]
    yield train(Text("a random text", "随机文本"), " ".join(["cab cab", *pieces]), 5)


def encoding(rng):
    name = Text("one text, two lists of merges", "同一文本，先后两组 merges")
    again = [Call("encode", ("ab bab", merges)) for merges in ([(A, B)], [(B, A)], [(A, B), (S, B)])]
    yield Case(name, steps=again, reveals="stale_cache")
    name = Text("all occurrences of a merge", "同一合并的所有出现")
    yield Case(name, function="encode", args=("abcabcab abab", [(A, B), (256, C)]))
    name = Text("aaaaa, from left to right", "aaaaa，从左到右")
    yield Case(name, function="encode", args=("aaaaa aaa", [(A, A), (256, 256)]))
    name = Text("earliest merge first", "先学到的合并先用")
    merges = [(C, D), (B, C), (A, B), (258, 256), (B, 256), (A, 260)]
    yield Case(name, function="encode", args=("abcd bcd abc cdcd", merges))
    name = Text("a merge that crosses words is never used", "跨词的合并不会用到")
    yield Case(name, function="encode", args=("a b a", [(A, S), (S, B), (256, B)]))
    text = "".join(str(letter) for letter in rng.choice(list("xyz  "), 40))
    merges = [(Y, X), (X, Y), (Z, 256), (257, X), (S, 257), (258, Z)]
    yield Case(
        Text("a random text, overlapping merges", "随机文本，合并互相重叠"), function="encode", args=(text, merges)
    )
    name = Text("decode: words of several merges", "解码：由多次合并组成的词")
    yield Case(name, function="decode", args=([258, S, 259, A, 257, 256], [(A, B), (256, C), (257, 256), (S, 258)]))


def unicode(rng):
    text = "café 日本 日本 🙂🙂 日本🙂"
    merges = [(0xE6, 0x97), (256, 0xA5), (0xF0, 0x9F)]
    name = Text("bytes, not characters", "按字节，而不是字符")
    yield Case(name, function="encode", args=(text, merges), reveals="unicode")
    yield train(Text("training on bytes", "按字节训练"), "日本 日本 日本 é é", 6, reveals="unicode")
    ids = [*"né 🙂".encode(), 257, 256, 0xA5]  # a character may be spread over several ids
    name = Text("decoding bytes", "解码字节")
    yield Case(name, function="decode", args=(ids, [(0xE6, 0x97), (256, 0xA5)]), reveals="unicode")
    ranges = ((0x20, 0x7F), (0xA1, 0x250), (0x4E00, 0x4F00), (0x1F600, 0x1F640), (0x9, 0xB))
    drawn = [chr(int(rng.integers(*ranges[int(i)]))) for i in rng.integers(0, len(ranges), 60)]
    seen, unseen = "".join(drawn[:40]) * 3, "".join(drawn) + "\U0001f9e0 \u20ac"
    steps = [Run(ROUND_TRIP, (seen, unseen, 12))]
    name = Text("there and back, unseen characters", "编码再解码，含没见过的字符")
    yield Case(name, steps=steps, reveals="unicode")


def corners():
    yield train(Text("an empty text", "空文本"), "", 5)
    yield train(Text("no merges", "n_merges = 0"), "abab", 0)
    yield train(Text("nothing but spaces", "全是空格"), "    ", 3)
    yield train(Text("newlines are no cuts", "换行不切分"), "a\nb a\nb\tc", 3)
    empty = [Call("encode", ("", [(A, B)])), Call("decode", ([], [(A, B)])), Call("encode", ("dc", []))]
    yield Case(Text("nothing to encode or decode", "没有可编码或解码的内容"), steps=empty)


def train(name, text, n_merges, reveals=()):
    return Case(name, args=(text, n_merges), reveals=reveals)


def falling(n):
    weights = [1 / (rank + 5) for rank in range(n)]
    return [weight / sum(weights) for weight in weights]
