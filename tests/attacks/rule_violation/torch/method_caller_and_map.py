from operator import methodcaller


def softmax(x, axis=-1):
    (y,) = map(methodcaller("softmax", axis), [x])
    return y
