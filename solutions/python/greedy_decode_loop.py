"""Greedy decoding. Source: Sutskever, Vinyals & Le, "Sequence to Sequence Learning with Neural Networks", 2014."""


def greedy_decode(encode, decode_step, src, bos, eos, pad, max_len):
    """src: B token lists -> B equally long token lists."""
    if not src:
        return []
    memory = encode(src)  # once: the source does not change
    prefixes, done = [[bos] for _ in src], [False] * len(src)
    for _ in range(max_len):
        logits = decode_step(memory, prefixes)  # (B, t, V)
        for b, prefix in enumerate(prefixes):
            last = logits[b][-1]  # (V,) what follows the whole prefix
            prefix.append(pad if done[b] else last.index(max(last)))  # index: the first, on ties
            done[b] = done[b] or prefix[-1] == eos
        if all(done):
            break
    return [prefix[1:] for prefix in prefixes]
