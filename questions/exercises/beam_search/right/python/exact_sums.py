import heapq
from dataclasses import dataclass, field
from math import fsum


@dataclass
class Hyp:
    tokens: tuple = ()
    steps: list = field(default_factory=list)

    @property
    def logp(self):
        return fsum(self.steps)

    def key(self, alpha=0.0):
        return (-self.logp / max(len(self.tokens), 1) ** alpha, self.tokens)


def beam_search(step_fn, bos, eos, beam, max_len, length_penalty=0.0):
    live, done = [Hyp()], []
    while live and max_len > 0:
        max_len -= 1
        grown = (
            Hyp(h.tokens + (t,), h.steps + [lp]) for h in live for t, lp in enumerate(step_fn((bos, *h.tokens)))
        )
        live = []
        for h in heapq.nsmallest(beam, grown, key=Hyp.key):
            (done if h.tokens[-1] == eos else live).append(h)
    ranked = sorted(done + live, key=lambda h: h.key(length_penalty))
    return [(h.tokens, -h.key(length_penalty)[0]) for h in ranked[:beam]]
