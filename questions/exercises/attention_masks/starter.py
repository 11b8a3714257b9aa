def attention_mask(tq, tk, *, lengths=None, causal=False):
    """Which keys each query may attend to.

    tq <= tk: numbers of queries and keys; lengths: None or int64 (B,), number of real keys of each sequence, on its device.
    Returns bool (B, 1, tq, tk), B = 1 without lengths; True = may attend.
    """
    raise NotImplementedError
