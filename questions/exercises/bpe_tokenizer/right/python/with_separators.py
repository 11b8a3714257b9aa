def train_bpe(text, n_merges):
    """One long list of ids with None at the cuts; every occurrence is counted."""
    stream = separated(text)
    merges = []
    for i in range(n_merges):
        counts = {}
        for pair in zip(stream, stream[1:]):
            if None not in pair:
                counts[pair] = counts.get(pair, 0) + 1
        if not counts:
            return merges
        most = max(counts.values())
        merges.append(min(pair for pair, count in counts.items() if count == most))
        stream = replaced(stream, merges[-1], 256 + i)
    return merges


def separated(text):
    stream = []
    for byte in text.encode("utf-8"):
        if byte == 0x20:
            stream.append(None)
        stream.append(byte)
    return stream


def replaced(stream, pair, new):
    out = []
    for item in stream:
        if out and out[-1] is not None and (out[-1], item) == tuple(pair):
            out[-1] = new
        else:
            out.append(item)
    return out


def encode(text, merges):
    order = {tuple(pair): 256 + i for i, pair in enumerate(merges)}
    stream = separated(text)
    while True:
        present = [order[pair] for pair in zip(stream, stream[1:]) if pair in order]
        if not present:
            return [item for item in stream if item is not None]
        stream = replaced(stream, merges[min(present) - 256], min(present))


def decode(ids, merges):
    stack, data = list(ids)[::-1], bytearray()
    while stack:
        top = stack.pop()
        if top > 255:
            stack.extend(merges[top - 256][::-1])
        else:
            data.append(top)
    return str(data, "utf-8")
