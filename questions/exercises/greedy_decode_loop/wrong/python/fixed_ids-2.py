def greedy_decode(encode, decode_step, src, bos, eos, pad, max_len):
    if not src:
        return []
    memory = encode(src)
    rows = [[bos] for _ in src]
    done = [False] * len(src)
    for _ in range(max_len):
        logits = decode_step(memory, [list(r) for r in rows])
        for b, row in enumerate(rows):
            if done[b]:
                row.append(0)
                continue
            last = logits[b][-1]
            token = max(range(len(last)), key=lambda v: last[v])
            row.append(token)
            if token == eos:
                done[b] = True
        if all(done):
            break
    return [row[1:] for row in rows]
