def beam_search(step_fn, bos, eos, beam, max_len, length_penalty=0.0):
    beams = [((), 0.0)]
    finished = []
    for _ in range(max_len):
        candidates = []
        for tokens, score in beams:
            log_probs = step_fn((bos,) + tokens)
            for token, lp in enumerate(log_probs):
                candidates.append((tokens + (token,), score + lp))
        candidates.sort(key=lambda c: (-c[1], c[0]))
        beams = []
        for tokens, score in candidates[:beam]:
            if tokens[-1] == eos:
                finished.append((tokens, score))
            else:
                beams.append((tokens, score))
        if not beams or len(finished) >= beam:
            break
    results = [(tokens, score / len(tokens) ** length_penalty) for tokens, score in finished + beams]
    results.sort(key=lambda r: (-r[1], r[0]))
    return results[:beam]
