import heapq


def beam_search(step_fn, bos, eos, beam, max_len, length_penalty=0.0):
    frontier = [(0.0, (bos,))]  # negated sums, with bos
    ended = []

    def grow(cost, prefix):
        return ((cost - logp, prefix + (token,)) for token, logp in enumerate(step_fn(prefix)))

    while frontier and max_len > 0:
        max_len -= 1
        kept = heapq.nsmallest(beam, (child for node in frontier for child in grow(*node)))
        frontier = [node for node in kept if node[1][-1] != eos]
        ended.extend(node for node in kept if node[1][-1] == eos)
    final = sorted((cost / (len(prefix) - 1) ** length_penalty, prefix[1:]) for cost, prefix in ended + frontier)
    return [(tokens, -cost) for cost, tokens in final[:beam]]
