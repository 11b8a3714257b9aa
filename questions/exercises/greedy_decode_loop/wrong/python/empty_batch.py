def argmax(scores):
    best = 0
    for i in range(1, len(scores)):
        if scores[i] > scores[best]:
            best = i
    return best


def greedy_decode(encode, decode_step, src, bos, eos, pad, max_len):
    memory = encode(src)
    prefixes = [[bos] for _ in src]
    finished = [False] * len(src)
    for step in range(max_len):
        logits = decode_step(memory, prefixes)
        for b in range(len(src)):
            if finished[b]:
                token = pad
            else:
                token = argmax(logits[b][-1])
            prefixes[b] = prefixes[b] + [token]
            if token == eos:
                finished[b] = True
        if all(finished):
            break
    return [row[1:] for row in prefixes]
