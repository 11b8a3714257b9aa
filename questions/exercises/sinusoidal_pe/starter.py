def sinusoidal_pe(n_pos, d_model, base=10000.0):
    """Sinusoidal positional encoding.

    Returns an array (n_pos, d_model), float64 in the numpy track and float32 in the torch track.
    """
    raise NotImplementedError
