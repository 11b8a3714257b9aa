import numpy as np


def accept_or_resample(p, q, draft, rng):
    def draw(weights):
        steps = np.cumsum(weights)
        return int(np.searchsorted(steps, rng.random() * steps[-1], side="right"))

    out = []
    while len(out) < len(draft):
        i, x = len(out), draft[len(out)]
        if p[i][x] < q[i][x] and rng.uniform() > p[i][x] / q[i][x]:
            return out + [draw((p[i] - q[i]).clip(min=0))]
        out.append(int(x))
    return out + [draw(p[len(draft)])]
