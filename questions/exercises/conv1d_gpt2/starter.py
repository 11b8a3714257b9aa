def conv1d(x, w, b):
    """GPT-2's Conv1D: an affine map of every position.

    x: (..., nin), rank >= 1; w: (nin, nout); b: (nout,). Returns (..., nout).
    """
    raise NotImplementedError
