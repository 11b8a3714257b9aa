"""Byte-level byte-pair encoding. Sources: Sennrich et al. 2016, algorithm 1; Radford et al. 2019 (GPT-2) for bytes."""

from collections import Counter
from itertools import pairwise


def train_bpe(text, n_merges):
    """-> list of pairs; pair i becomes id 256 + i."""
    words = Counter(split(text))  # equal words merge equally: once is enough, with their number as weight
    merges = []
    while len(merges) < n_merges:
        pairs = Counter()
        for word, count in words.items():
            for pair in pairwise(word):
                pairs[pair] += count
        if not pairs:
            break
        best = min(pairs, key=lambda pair: (-pairs[pair], pair))
        words = {merge(word, best, 256 + len(merges)): count for word, count in words.items()}
        merges.append(best)
    return merges


def encode(text, merges):
    """-> ids."""
    rank = {tuple(pair): i for i, pair in enumerate(merges)}
    return [i for word in split(text) for i in encode_word(word, merges, rank)]


def encode_word(word, merges, rank):
    while known := [rank[pair] for pair in pairwise(word) if pair in rank]:
        first = min(known)  # the earliest learned
        word = merge(word, merges[first], 256 + first)
    return word


def decode(ids, merges):
    """ids -> text."""
    table = {i: bytes([i]) for i in range(256)}
    for i, (a, b) in enumerate(merges):
        table[256 + i] = table[a] + table[b]
    return b"".join(table[i] for i in ids).decode("utf-8")


def split(text):
    """Words as tuples of bytes, cut before every space."""
    first, *rest = text.split(" ")
    return [tuple(word.encode("utf-8")) for word in [first, *(" " + word for word in rest)] if word]


def merge(word, pair, new):
    """All occurrences of a pair, left to right, without overlap."""
    out, i = [], 0
    while i < len(word):
        found = word[i : i + 2] == tuple(pair)
        out.append(new if found else word[i])
        i += 2 if found else 1
    return tuple(out)
