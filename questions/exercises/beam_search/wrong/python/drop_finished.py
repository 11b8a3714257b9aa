def beam_search(step_fn, bos, eos, beam, max_len, length_penalty=0.0):
    beams = [((), 0.0)]
    for _ in range(max_len):
        candidates = []
        for tokens, score in beams:
            if tokens and tokens[-1] == eos:
                candidates.append((tokens, score))
                continue
            log_probs = step_fn((bos,) + tokens)
            for token, lp in enumerate(log_probs):
                candidates.append((tokens + (token,), score + lp))
        candidates.sort(key=lambda c: (-c[1], c[0]))
        beams = candidates[:beam]
        if all(tokens[-1] == eos for tokens, _ in beams):
            break
    results = [(tokens, score / len(tokens) ** length_penalty) for tokens, score in beams]
    results.sort(key=lambda r: (-r[1], r[0]))
    return results[:beam]
