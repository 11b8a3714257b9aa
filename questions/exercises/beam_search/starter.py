def beam_search(step_fn, bos, eos, beam, max_len, length_penalty=0.0):
    """Beam search for one sequence.

    step_fn(prefix) -> list of V log-probabilities; prefix: tuple of ints that starts with bos
    Returns a list of at most `beam` pairs (tokens, score), best first; tokens: tuple of ints without bos.
    """
    raise NotImplementedError
