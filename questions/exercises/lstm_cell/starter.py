def lstm_cell(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """One step of an LSTM.

    x: (B, D)
    h, c: (B, H)
    W_ih: (4H, D); W_hh: (4H, H); b_ih, b_hh: (4H,), in the order input, forget, candidate, output
    -> (h_new: (B, H), c_new: (B, H))
    """
    raise NotImplementedError
