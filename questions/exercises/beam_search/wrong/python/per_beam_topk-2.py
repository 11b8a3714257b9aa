def beam_search(step_fn, bos, eos, beam, max_len, length_penalty=0.0):
    beams = [((), 0.0)]
    finished = []
    for _ in range(max_len):
        candidates = []
        for tokens, score in beams:
            log_probs = step_fn((bos,) + tokens)
            best = sorted(range(len(log_probs)), key=lambda t: (-log_probs[t], t))
            for token in best[: 1 if tokens else beam]:
                candidates.append((tokens + (token,), score + log_probs[token]))
        candidates.sort(key=lambda c: (-c[1], c[0]))
        beams = []
        for tokens, score in candidates[:beam]:
            if tokens[-1] == eos:
                finished.append((tokens, score))
            else:
                beams.append((tokens, score))
        if not beams:
            break
    results = [(tokens, score / len(tokens) ** length_penalty) for tokens, score in finished + beams]
    results.sort(key=lambda r: (-r[1], r[0]))
    return results[:beam]
