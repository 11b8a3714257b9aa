import re
from collections import Counter


def _split(text):
    return re.findall(r" [^ ]*|[^ ]+", text)


def _merge(ids, pair, new):
    out, i = [], 0
    while i < len(ids):
        if i + 1 < len(ids) and (ids[i], ids[i + 1]) == pair:
            out.append(new)
            i += 2
        else:
            out.append(ids[i])
            i += 1
    return out


def train_bpe(text, n_merges):
    words = {w: list(w.encode("utf-8")) for w in _split(text)}
    freq = Counter(_split(text))
    merges = []
    while len(merges) < n_merges:
        counts = Counter()
        for w, ids in words.items():
            last = None
            for i, pair in enumerate(zip(ids, ids[1:])):
                if pair == last and pair[0] == pair[1]:
                    last = None
                    continue
                last = pair
                counts[pair] += freq[w]
        if not counts:
            break
        best = min(counts, key=lambda p: (-counts[p], p))

        for w in words:
            words[w] = _merge(words[w], best, 256 + len(merges))
        merges.append(best)
    return merges


def encode(text, merges):
    rank = {p: i for i, p in enumerate(merges)}
    cache = {}
    out = []
    for w in _split(text):
        if w not in cache:
            ids = list(w.encode("utf-8"))
            while len(ids) > 1:
                pair = min(zip(ids, ids[1:]), key=lambda p: rank.get(p, float("inf")))
                if pair not in rank:
                    break
                ids = _merge(ids, pair, 256 + rank[pair])
            cache[w] = ids
        out.extend(cache[w])
    return out


def decode(ids, merges):
    table = [bytes([i]) for i in range(256)]
    for a, b in merges:
        table.append(table[a] + table[b])
    return b"".join(table[i] for i in ids).decode("utf-8")
