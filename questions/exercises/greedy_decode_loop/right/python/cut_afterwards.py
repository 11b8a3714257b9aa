def greedy_decode(encode, decode_step, src, bos, eos, pad, max_len):
    """Lets finished rows run on, and puts the padding in at the end."""
    if src == []:
        return []
    memory = encode(src)
    rows = [[] for _ in src]
    for _ in range(max_len):
        logits = decode_step(memory, [[bos] + row for row in rows])
        rows = [row + [scores[-1].index(max(scores[-1]))] for row, scores in zip(rows, logits)]
        if all(eos in row for row in rows):
            break
    for row in rows:
        if eos in row:
            end = row.index(eos) + 1
            row[end:] = [pad] * (len(row) - end)
    return rows
