from collections import Counter


def words_of(text):
    words = [word.encode("utf-8") for word in text.split()]
    return words[:1] + [b" " + word for word in words[1:]]


def merge_pair(ids, pair, new_id):
    result = []
    i = 0
    while i < len(ids):
        if i + 1 < len(ids) and ids[i] == pair[0] and ids[i + 1] == pair[1]:
            result.append(new_id)
            i += 2
        else:
            result.append(ids[i])
            i += 1
    return result


def train_bpe(text, n_merges):
    counts = Counter(words_of(text))
    vocab = [(list(word), count) for word, count in counts.items()]
    merges = []
    for step in range(n_merges):
        pairs = {}
        for ids, count in vocab:
            for pair in zip(ids, ids[1:]):
                pairs[pair] = pairs.get(pair, 0) + count
        if not pairs:
            break
        best = min(pairs, key=lambda p: (-pairs[p], p))
        merges.append(best)
        vocab = [(merge_pair(ids, best, 256 + step), count) for ids, count in vocab]
    return merges


def encode(text, merges):
    ranks = {tuple(pair): i for i, pair in enumerate(merges)}
    out = []
    for word in words_of(text):
        ids = list(word)
        while len(ids) > 1:
            best = min(zip(ids, ids[1:]), key=lambda p: ranks.get(p, len(merges)))
            if best not in ranks:
                break
            ids = merge_pair(ids, best, 256 + ranks[best])
        out.extend(ids)
    return out


def decode(ids, merges):
    table = [bytes([i]) for i in range(256)]
    for a, b in merges:
        table.append(table[a] + table[b])
    return b"".join(table[i] for i in ids).decode("utf-8")
