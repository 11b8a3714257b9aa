def greedy_decode(encode, decode_step, src, bos, eos, pad, max_len):
    """Grows columns; the rows are their transpose."""
    if not src:
        return []
    memory, columns, open_rows = encode(src), [], set(range(len(src)))
    while open_rows and len(columns) < max_len:
        prefixes = [[bos, *row] for row in zip(*columns)] if columns else [[bos]] * len(src)
        last = [positions[-1] for positions in decode_step(memory, prefixes)]
        column = [min(range(len(s)), key=lambda v: (-s[v], v)) if b in open_rows else pad for b, s in enumerate(last)]
        open_rows = {b for b in open_rows if column[b] != eos}
        columns.append(column)
    return [list(row) for row in zip(*columns)]
