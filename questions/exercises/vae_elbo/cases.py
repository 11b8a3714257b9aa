"""Hidden tests of vae_elbo.

Samples are judged by the noise in them, (z - mu) / sigma. logvar is far from 0 there, so that a variance taken for a
standard deviation shows.
"""

import math

import numpy as np

from drill.judge.case import Case, Rng, Run
from drill.judge.significance import (
    expect_close,
    expect_different,
    expect_distribution,
    expect_equal,
    expect_independent,
    expect_mean,
    expect_variance,
    normal_cdf,
)
from drill.text import Text

SAMPLE = """
    def play(mu, logvar, dz, generator):
        mu, logvar = (array.detach().clone().requires_grad_() for array in (mu, logvar))
        z = reparameterize(mu, logvar, generator)
        grads = torch.autograd.grad(z, (mu, logvar), dz, allow_unused=True) if z.requires_grad else (None, None)
        return [z.detach(), *(torch.zeros_like(mu) if grad is None else grad for grad in grads)]
"""
NOISE = Text("the noise (z - mu) / sigma", "噪声 (z - mu) / sigma")


def cases(rng):
    log = math.log
    arrays = [[1, 0], [1, 1]], [[0, 0], [log(3), 0]], [[2], [0]], [[0], [log(4)]]
    x, logits, mu, logvar = (np.array(array, dtype=np.float64) for array in arrays)
    name = Text("vae_loss: the example", "vae_loss：题面示例")  # no gradient: formulas with max(z, 0) have a kink at 0
    yield Case(name, function="vae_loss", args=(x, logits, mu, logvar, 3.0))
    for shape, d, beta in (((3, 7), 2, ()), ((2, 1, 3, 4), 5, (0.5,)), ((4, 4), 4, (2.0,)), ((1, 2, 3), 1, (4.0,))):
        words = f"{shape}, D={d}, beta={beta[0] if beta else 1}"
        yield loss(Text(f"vae_loss: {words}", f"vae_loss：{words.replace(', ', '，')}"), draw(rng, shape, d), *beta)
    x, logits, mu, _ = draw(rng, (3, 5), 2)
    name = Text("vae_loss: the posterior is the prior", "vae_loss：后验等于先验")
    yield loss(name, (x, logits, 0.0 * mu, 0.0 * mu), 2.0)
    yield from extreme(rng)
    x, logits, mu, logvar = draw(rng, (4, 3, 5), 3)
    name = Text("vae_loss: transposed in memory", "vae_loss：内存中是转置的")
    yield loss(name, [np.asfortranarray(array) for array in (x, logits, mu, logvar)], 0.7)
    single = [array.astype(np.float32) for array in draw(rng, (3, 2, 4), 3)]
    yield Case("vae_loss: float32", function="vae_loss", args=(*single, 1.5))
    yield sample(rng, (90, 40), np.float64)
    yield sample(rng, (120, 30), np.float32)


def loss(name, arrays, *beta, reveals=()):
    return Case(name, function="vae_loss", args=(*arrays, *beta), grad=tuple(arrays[1:]), reveals=reveals)


def extreme(rng):
    for sign in (1.0, -1.0):
        x, logits, mu, logvar = draw(rng, (2, 6), 3)
        logits[:, :4] = sign * rng.uniform(800.0, 1000.0, (2, 4))
        x[:, :2] = 0.0 if sign > 0 else 1.0  # confidently wrong
        name = Text(f"vae_loss: logits around {sign * 1000:g}", f"vae_loss：logits 在 {sign * 1000:g} 附近")
        yield loss(name, (x, logits, mu, logvar), reveals="naive_bce")
    for value in (-50.0, 50.0):
        x, logits, mu, logvar = draw(rng, (2, 3), 4)
        logvar[:, 1] = value
        yield loss(Text(f"vae_loss: logvar {value:g}", f"vae_loss：logvar 为 {value:g}"), (x, logits, mu, logvar), 0.5)


def sample(rng, shape, dtype):
    mu = rng.uniform(-3.0, 3.0, shape).astype(dtype)
    logvar = rng.uniform(1.0, 3.0, shape).astype(dtype)
    dz = rng.uniform(1.0, 2.0, shape).astype(dtype)
    seed = int(rng.integers(2**31))
    sigma = np.exp(logvar.astype(np.float64) / 2)

    def check(values):
        (z, d_mu, d_logvar), (again, *_), (twin, *_) = values
        noise = (z - mu) / sigma
        return (
            expect_different(z, again, of=Text("z", "z"))
            or expect_independent(noise, 0, of=NOISE)
            or expect_independent(noise, 1, of=NOISE)
            or expect_mean(noise, 0.0, 1.0, of=NOISE)
            or expect_variance(noise, 1.0, of=NOISE)
            or expect_distribution(noise, normal_cdf(), of=NOISE)
            or expect_equal(z, twin)
            or expect_close(d_mu, dz, rtol=1e-5, of=Text("the gradient of mu", "mu 的梯度"), label="d mu")
            or expect_close(
                d_logvar,
                dz * (z - mu) / 2,
                rtol=1e-5,
                of=Text("the gradient of logvar", "logvar 的梯度"),
                label="d logvar",
            )
        )

    one, other = Rng(seed), Rng(seed)
    steps = [Run(SAMPLE, (mu, logvar, dz, generator)) for generator in (one, one, other)]
    kind = np.dtype(dtype).name
    name = Text(f"reparameterize: {shape[0]} x {shape[1]}, {kind}", f"reparameterize：{shape[0]}×{shape[1]}，{kind}")
    return Case(name, steps=steps, check=check)


def draw(rng, shape, d):
    """Grey values, logits within [-3, 3], means and log-variances on both sides of 0."""
    b = shape[0]
    x, logits = rng.uniform(0.05, 0.95, shape), rng.uniform(-3.0, 3.0, shape)
    x.reshape(b, -1)[:, 0] = 1.0
    return x, logits, rng.normal(size=(b, d)), rng.uniform(-2.0, 2.0, (b, d))
