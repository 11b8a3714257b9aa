def greedy_decode(encode, decode_step, src, bos, eos, pad, max_len):
    """Greedy decoding of a batch with an encoder-decoder model.

    src: list of B token lists; encode(src) -> memory; decode_step(memory, prefixes) -> logits[b][t][v], nested lists
    prefixes: B equally long lists that start with bos. Returns B equally long lists of ids, without bos.
    """
    raise NotImplementedError
