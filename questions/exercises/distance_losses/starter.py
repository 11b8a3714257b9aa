def distance_loss(p, y, kind, *, delta=1.0):
    """Distance between predictions and targets, averaged.

    p, y: floats of equal shape; kind: "mse" | "mae" | "huber" | "cosine" (along the last axis); delta: of huber.
    Returns one number. Raises ValueError if the shapes differ.
    """
    raise NotImplementedError
