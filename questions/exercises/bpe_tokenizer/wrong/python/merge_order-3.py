from collections import Counter


def words_of(text):
    words, current = [], b""
    for byte in text.encode("utf-8"):
        if byte == 32 and current:
            words.append(current)
            current = b""
        current += bytes([byte])
    if current:
        words.append(current)
    return words


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
        changed = True
        while changed:
            changed = False
            result, i = [], 0
            while i < len(ids):
                pair = tuple(ids[i : i + 2])
                if pair in ranks:
                    result.append(256 + ranks[pair])
                    i += 2
                    changed = True
                else:
                    result.append(ids[i])
                    i += 1
            ids = result
        out.extend(ids)
    return out


def decode(ids, merges):
    table = [bytes([i]) for i in range(256)]
    for a, b in merges:
        table.append(table[a] + table[b])
    return b"".join(table[i] for i in ids).decode("utf-8")
