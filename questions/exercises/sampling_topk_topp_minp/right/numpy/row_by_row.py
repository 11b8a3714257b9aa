import numpy as np


def filter_logits(logits, *, temperature=1.0, top_k=0, top_p=1.0, min_p=0.0):
    rows = logits.reshape(-1, logits.shape[-1])
    return np.array([one(row.tolist(), temperature, top_k, top_p, min_p) for row in rows]).reshape(logits.shape)


def one(row, temperature, top_k, top_p, min_p):
    V = len(row)
    order = sorted(range(V), key=lambda t: -row[t])
    if temperature == 0:
        kept = {order[0]: 1.0}
    else:
        top = row[order[0]]
        weight = [np.exp((value - top) / temperature) for value in row]
        total = sum(weight)
        kept, mass = {}, 0.0
        for rank, token in enumerate(order):
            p = weight[token] / total
            if (top_k > 0 and rank >= top_k) or mass >= top_p or p < min_p / total:
                break
            kept[token] = p
            mass += p
    norm = sum(kept.values())
    return [kept.get(token, 0.0) / norm for token in range(V)]
