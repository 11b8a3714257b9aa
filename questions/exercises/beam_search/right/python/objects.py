from dataclasses import dataclass


@dataclass(frozen=True)
class Hypothesis:
    tokens: tuple
    logps: tuple

    @property
    def total(self):
        return sum(self.logps)

    def score(self, power):
        return self.total / pow(len(self.tokens), power)


def beam_search(step_fn, bos, eos, beam, max_len, length_penalty=0.0):
    def children(parent):
        for token, logp in enumerate(step_fn((bos, *parent.tokens))):
            yield Hypothesis((*parent.tokens, token), (*parent.logps, logp))

    done, live = [], [Hypothesis((), ())]
    for _ in range(max_len):
        pool = [child for parent in live for child in children(parent)]
        pool.sort(key=lambda h: h.tokens)
        pool.sort(key=lambda h: round(h.total, 12), reverse=True)
        live = []
        for one in pool[:beam]:
            (done if one.tokens[-1] == eos else live).append(one)
        if not live:
            break
    ranked = sorted(done + live, key=lambda h: (-round(h.score(length_penalty), 12), h.tokens))
    return [(one.tokens, one.score(length_penalty)) for one in ranked[:beam]]
