def textcnn_features(emb, filters, biases, lengths):
    """Features of a TextCNN: convolution, ReLU, maximum over time.

    emb: (B, T, D); filters: list of (F_i, n_i, D), n_i <= T; biases: list of (F_i,); lengths: int64 (B,) in [0, T]
    Returns (B, sum of F_i), in the order of the list.
    """
    raise NotImplementedError
