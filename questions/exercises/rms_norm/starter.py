def rms_norm(x, weight, eps=1e-6):
    """RMS normalisation over the last axis.

    x: floats (..., D), half precision too; weight: (D,), of x's dtype. Returns a new array of x's shape and dtype.
    """
    raise NotImplementedError
