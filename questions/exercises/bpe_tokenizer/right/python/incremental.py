import re
from collections import Counter, defaultdict


def cut(text):
    return [list(word.encode()) for word in re.findall(" ?[^ ]+| ", text)]


def fuse(word, a, b, new):
    i = 0
    while i + 1 < len(word):
        if word[i] == a and word[i + 1] == b:
            word[i : i + 2] = [new]
        i += 1


def train_bpe(text, n_merges):
    """Only words that hold the merged pair are looked at again."""
    kinds = Counter(tuple(word) for word in cut(text))
    words, weights = [list(word) for word in kinds], list(kinds.values())
    counts, where = defaultdict(int), defaultdict(set)
    for w, word in enumerate(words):
        for pair in zip(word, word[1:]):
            counts[pair] += weights[w]
            where[pair].add(w)
    learned = []
    while counts and len(learned) < n_merges:
        top = max(counts.values())
        pair = min(p for p, c in counts.items() if c == top)
        for w in where.pop(pair):
            word = words[w]
            for old in zip(word, word[1:]):
                counts[old] -= weights[w]
                if not counts[old]:
                    del counts[old]
                where[old].discard(w)
            fuse(word, *pair, 256 + len(learned))
            for new in zip(word, word[1:]):
                counts[new] += weights[w]
                where[new].add(w)
        learned.append(pair)
    return learned


def encode(text, merges):
    ids = []
    for word in cut(text):
        for number, (a, b) in enumerate(merges):
            fuse(word, a, b, 256 + number)
        ids += word
    return ids


def decode(ids, merges):
    def expand(i):
        if i < 256:
            return bytes([i])
        a, b = merges[i - 256]
        return expand(a) + expand(b)

    return b"".join(map(expand, ids)).decode()
