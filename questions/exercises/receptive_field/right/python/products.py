from math import prod


def receptive_field(layers):
    strides = [layer[1] for layer in layers]
    rf = 1 + sum((k - 1) * d * prod(strides[:i]) for i, (k, _, d) in enumerate(layers))
    return rf, prod(strides)
