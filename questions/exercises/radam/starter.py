class RAdam:
    """Rectified Adam without weight decay.

    params: list of float arrays, updated in place
    lr: float, a public attribute that may be reassigned between steps
    betas: decay rates of the first and the second moment
    """

    def __init__(self, params, lr=1e-3, *, betas=(0.9, 0.999), eps=1e-8):
        raise NotImplementedError

    def step(self, grads):
        """Update every parameter once.

        grads: list aligned with params; each an array of its parameter's shape
        """
        raise NotImplementedError
