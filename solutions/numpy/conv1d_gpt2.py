"""The "Conv1D" of GPT-2: an affine map of each position. Source: Radford et al., 2019, code of GPT-2."""


def conv1d(x, w, b):
    """x (..., nin), w (nin, nout), b (nout,) -> (..., nout). A convolution along time with kernel 1 does the same."""
    return x @ w + b  # (..., nout)
