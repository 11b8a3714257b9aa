def rnn_backprop(x, h0, Wx, Wh, b, dhs):
    """Hidden states of a recurrent network, and the gradients of (dhs * hs).sum().

    x: (T, B, d)
    h0: (B, h)
    Wx: (d, h); Wh: (h, h); b: (h,)
    dhs: (T, B, h), direct gradient of the loss in every h_t
    -> (hs: (T, B, h), grads: dict with the keys x, h0, Wx, Wh, b)
    """
    raise NotImplementedError
