"""mixup. Zhang, Cisse, Dauphin & Lopez-Paz, "mixup: Beyond Empirical Risk Minimization", 2018."""

import numpy as np


def mixup(x, y, alpha, rng):
    """x (B, ...), y (B, K) -> x_mix (B, ...), y_mix (B, K), lam."""
    lam = rng.beta(alpha, alpha) if alpha > 0 else 1.0  # one for the batch
    partner = rng.permutation(len(x))  # (B,) the same for x and y
    x_mix, y_mix = (lam * a + (1 - lam) * np.take(a, partner, axis=0) for a in (x, y))
    return x_mix, y_mix, lam
