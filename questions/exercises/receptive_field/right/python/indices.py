def first_and_last(outputs, layers):
    first, last = outputs
    for k, s, d in layers[::-1]:
        first, last = first * s, last * s + d * (k - 1)
    return first, last


def receptive_field(layers):
    first, last = first_and_last((0, 0), layers)
    return last - first + 1, first_and_last((1, 1), layers)[0]
