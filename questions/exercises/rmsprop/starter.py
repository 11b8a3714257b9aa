class RMSprop:
    """RMSProp with optional momentum and centring.

    params: list of float arrays, updated in place
    lr: float, a public attribute that may be reassigned between steps
    alpha: decay rate of the averages
    """

    def __init__(self, params, lr=1e-2, *, alpha=0.99, eps=1e-8, momentum=0.0, centered=False):
        raise NotImplementedError

    def step(self, grads):
        """Update every parameter once.

        grads: list aligned with params; each an array of its parameter's shape
        """
        raise NotImplementedError
