class Adagrad:
    """AdaGrad without learning-rate decay.

    params: list of float arrays, updated in place
    lr: float, a public attribute that may be reassigned between steps
    """

    def __init__(self, params, lr=1e-2, *, eps=1e-10):
        raise NotImplementedError

    def step(self, grads):
        """Update every parameter once.

        grads: list aligned with params; each an array of its parameter's shape
        """
        raise NotImplementedError
