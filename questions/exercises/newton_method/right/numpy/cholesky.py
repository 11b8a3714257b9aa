import numpy as np


def newton_minimize(grad, hess, x0, steps, damping=0.0):
    x = np.asarray(x0, dtype=np.float64).copy()
    while steps > 0:
        H = np.array(hess(x), dtype=np.float64)
        H[np.diag_indices_from(H)] += damping
        try:
            L = np.linalg.cholesky(H)
        except np.linalg.LinAlgError:
            raise ValueError("the Hessian is not positive definite") from None
        x -= np.linalg.solve(L.T, np.linalg.solve(L, grad(x)))
        steps -= 1
    return x
