from functools import partial

from torch.nn.functional import softmax as theirs

mine = partial(theirs, dtype=None)


def softmax(x, axis=-1):
    return mine(x, dim=axis)
