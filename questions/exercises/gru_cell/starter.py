def gru_cell(x, h, W_ih, W_hh, b_ih, b_hh):
    """One step of a gated recurrent unit.

    x: (B, D)
    h: (B, H)
    W_ih: (3H, D); W_hh: (3H, H); b_ih, b_hh: (3H,), in the order reset, update, candidate
    -> h_new: (B, H)
    """
    raise NotImplementedError
