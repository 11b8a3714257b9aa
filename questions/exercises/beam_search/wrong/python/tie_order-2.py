def beam_search(step_fn, bos, eos, beam, max_len, length_penalty=0.0):
    alive, finished = [(0.0, ())], []
    for _ in range(max_len):
        candidates = [
            (total + logp, (*tokens, v)) for total, tokens in alive for v, logp in enumerate(step_fn((bos, *tokens)))
        ]
        best = sorted(candidates, key=rank)[:beam]
        finished += [one for one in best if one[1][-1] == eos]
        alive = [one for one in best if one[1][-1] != eos]
        if not alive:
            break
    scored = [(total / len(tokens) ** length_penalty, tokens) for total, tokens in finished + alive]
    return [(tokens, score) for score, tokens in sorted(scored, key=lambda one: -one[0])[:beam]]


def rank(hypothesis):
    score, tokens = hypothesis
    return -score, tokens
