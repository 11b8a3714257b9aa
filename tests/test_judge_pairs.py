"""Two mistakes in one submission: both are named, or one, or none; never one that is not there."""

from collections.abc import Iterator
from textwrap import dedent

import pytest

from drill import paths
from drill.bank.exercise_folder import read_exercise
from drill.judge.grade import fresh_seed
from drill.judge.grading import Submission, judge
from drill.judge.oracle import Oracle
from drill.judge.process import Runner
from drill.models.judgement import Verdict

SEED = fresh_seed()
BASES = {
    "softmax": """
        def softmax(x, axis=-1):
            shifted = x - x.max(axis=axis, keepdims=True)
            e = np.exp(shifted)
            return e / e.sum(axis=axis, keepdims=True)
    """,
    "cross_entropy": """
        def cross_entropy(logits, target, *, weight=None, ignore_index=-100, reduction="mean"):
            z = logits - logits.max(axis=1, keepdims=True)
            log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
            kept = target != ignore_index
            t = np.where(kept, target, 0)
            w = np.ones(logits.shape[1], logits.dtype) if weight is None else weight
            w = w[t] * kept
            loss = -w * log_p[np.arange(len(t)), t]
            if reduction == "none":
                return loss
            return loss.sum() if reduction == "sum" else loss.sum() / w.sum()
    """,
    "layer_norm": """
        def layer_norm(x, gamma, beta, eps=1e-5):
            mean = x.mean(axis=-1, keepdims=True)
            var = x.var(axis=-1, keepdims=True)
            x_hat = (x - mean) / np.sqrt(var + eps)
            return gamma * x_hat + beta
    """,
    "adam": """
        class Adam:
            def __init__(self, params, lr=1e-3, *, betas=(0.9, 0.999), eps=1e-8):
                self.params, self.lr, self.betas, self.eps, self.t = params, lr, betas, eps, 0
                self.m = [np.zeros_like(p) for p in params]
                self.v = [np.zeros_like(p) for p in params]
            def step(self, grads):
                b1, b2 = self.betas
                self.t += 1
                for i, (p, g) in enumerate(zip(self.params, grads)):
                    self.m[i] = b1 * self.m[i] + (1 - b1) * g
                    self.v[i] = b2 * self.v[i] + (1 - b2) * g * g
                    m, v = self.m[i] / (1 - b1**self.t), self.v[i] / (1 - b2**self.t)
                    p -= self.lr * m / (np.sqrt(v) + self.eps)
    """,
    "sgd_momentum": """
        class SGD:
            def __init__(self, params, lr, *, momentum=0.0, dampening=0.0, nesterov=False, weight_decay=0.0):
                if nesterov and (momentum <= 0 or dampening != 0):
                    raise ValueError("Nesterov momentum requires a momentum and zero dampening")
                self.params, self.lr, self.momentum, self.dampening = params, lr, momentum, dampening
                self.nesterov, self.decay, self.bufs = nesterov, weight_decay, [None] * len(params)
            def step(self, grads):
                for i, (p, g) in enumerate(zip(self.params, grads)):
                    if g is None:
                        continue
                    g = g + self.decay * p
                    if self.momentum != 0:
                        first = self.bufs[i] is None
                        self.bufs[i] = g if first else self.momentum * self.bufs[i] + (1 - self.dampening) * g
                        g = g + self.momentum * self.bufs[i] if self.nesterov else self.bufs[i]
                    p -= self.lr * g
    """,
    "max_pool2d": """
        def max_pool2d(x, kernel_size, stride=None, padding=0):
            kh, kw = (kernel_size,) * 2 if isinstance(kernel_size, int) else kernel_size
            stride = kernel_size if stride is None else stride
            sh, sw = (stride,) * 2 if isinstance(stride, int) else stride
            ph, pw = (padding,) * 2 if isinstance(padding, int) else padding
            H, W = x.shape[2:]
            xp = np.pad(x, ((0, 0), (0, 0), (ph, ph), (pw, pw)), constant_values=-np.inf)
            Ho, Wo = (H + 2 * ph - kh) // sh + 1, (W + 2 * pw - kw) // sw + 1
            y = np.zeros((*x.shape[:2], Ho, Wo), dtype=x.dtype)
            for i in range(Ho):
                for j in range(Wo):
                    y[:, :, i, j] = xp[:, :, i * sh : i * sh + kh, j * sw : j * sw + kw].max(axis=(2, 3))
            return y
    """,
    "scaled_dot_product_attention": """
        def scaled_dot_product_attention(q, k, v, mask=None, scale=None):
            scale = 1 / np.sqrt(q.shape[-1]) if scale is None else scale
            scores = q @ k.swapaxes(-1, -2) * scale
            if mask is not None:
                scores = np.where(mask, scores, -np.inf)
            top = scores.max(axis=-1, keepdims=True)
            weights = np.exp(scores - np.where(np.isfinite(top), top, 0))
            total = weights.sum(axis=-1, keepdims=True)
            weights = weights / np.where(total == 0, 1, total)
            return weights @ v
    """,
    "batch_norm": """
        def batch_norm(x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5):
            axes = (0,) if x.ndim == 2 else (0, 2, 3)
            shape = (1, -1) if x.ndim == 2 else (1, -1, 1, 1)
            mean, var = running_mean, running_var
            if training:
                n = x.size // x.shape[1]
                if n == 1:
                    raise ValueError("batch statistics need more than one value per channel")
                mean, var = x.mean(axis=axes), x.var(axis=axes)
                running_mean[:] = (1 - momentum) * running_mean + momentum * mean
                running_var[:] = (1 - momentum) * running_var + momentum * var * n / (n - 1)
            x_hat = (x - mean.reshape(shape)) / np.sqrt(var.reshape(shape) + eps)
            return gamma.reshape(shape) * x_hat + beta.reshape(shape)
    """,
}
EDITS = {
    "softmax": {
        "naive": ("x - x.max(axis=axis, keepdims=True)", "x"),
        "axis_ignored": ("axis=axis", "axis=-1"),
        "in_place": ("shifted = x - ", "x -= x.max(axis=axis, keepdims=True); shifted = x + 0 * "),
    },
    "cross_entropy": {
        "no_shift": ("z = logits - logits.max(axis=1, keepdims=True)", "z = logits"),
        "weight_unused": ("w = w[t] * kept", "w = 1.0 * kept"),
        "sign_missing": ("-w * log_p", "w * log_p"),
        "ignore_hardcoded": ("!= ignore_index", "!= -100"),
        "mutates_input": ("z = logits - ", "logits -= logits.max(axis=1, keepdims=True); z = logits + 0 * "),
        "weight_mean": ("loss.sum() / w.sum()", "loss.sum() / kept.sum()"),
        "log_base_2": ("z - np.log(np.exp(z).sum(axis=1, keepdims=True))",
                       "(z - np.log(np.exp(z).sum(axis=1, keepdims=True))) / np.log(2)"),
    },
    "layer_norm": {
        "unbiased": ("x.var(axis=-1, keepdims=True)", "x.var(axis=-1, ddof=1, keepdims=True)"),
        "affine_missing": ("gamma * x_hat + beta", "x_hat"),
        "no_eps": ("var + eps", "var"),
        "mutates_input": ("x_hat = (x - mean)", "x -= mean; x_hat = x"),
        "eps_on_std": ("np.sqrt(var + eps)", "(np.sqrt(var) + eps)"),
    },
    "adam": {
        "eps_inside": ("np.sqrt(v) + self.eps", "np.sqrt(v + self.eps)"),
        "no_bias_corr": ("self.m[i] / (1 - b1**self.t), self.v[i] / (1 - b2**self.t)", "self.m[i], self.v[i]"),
        "mutates_grad": ("self.m[i] = b1", "g *= 1.5; g /= 1.5; g += 1; g -= 1; g[...] = 0 * g; self.m[i] = b1"),
        "betas_swapped": ("b1, b2 = self.betas", "b2, b1 = self.betas"),
        "ascent": ("p -= self.lr", "p += self.lr"),
        "v_abs": ("(1 - b2) * g * g", "(1 - b2) * np.abs(g)"),
    },
    "sgd_momentum": {
        "dampening_ignored": ("(1 - self.dampening) * g", "g"),
        "decay_ignored": ("g + self.decay * p", "g + 0 * p"),
        "unchecked": ("if nesterov and", "if False and"),
        "dampen_first": ("g if first else", "(1 - self.dampening) * g if first else"),
        "nesterov_plain": ("g + self.momentum * self.bufs[i] if self.nesterov else self.bufs[i]", "self.bufs[i]"),
        "ascent": ("p -= self.lr", "p += self.lr"),
    },
    "max_pool2d": {
        "zero_pad": ("constant_values=-np.inf", "constant_values=0"),
        "kernel_swapped": ("kh, kw = (kernel_size", "kw, kh = (kernel_size"),
        "default_dtype": (", dtype=x.dtype", ""),
        "minimum": (".max(axis=(2, 3))", ".min(axis=(2, 3))"),
        "ceil_mode": ("(H + 2 * ph - kh) // sh + 1, (W + 2 * pw - kw) // sw + 1",
                      "-(-(H + 2 * ph - kh) // sh) + 1, -(-(W + 2 * pw - kw) // sw) + 1"),
    },
    "scaled_dot_product_attention": {
        "no_scale": ("1 / np.sqrt(q.shape[-1]) if", "1.0 if"),
        "mean_row": ("-np.inf)", "-1e9)"),
        "unstable": ("scores - np.where(np.isfinite(top), top, 0)", "scores"),
        "mask_inverted": ("np.where(mask, scores, -np.inf)", "np.where(mask, -np.inf, scores)"),
        "scale_falsy": ("scale is None else", "not scale else"),
        "mask_ignored": ("if mask is not None", "if False"),
    },
    "batch_norm": {
        "biased_running": ("momentum * var * n / (n - 1)", "momentum * var"),
        "n_one_accepted": ("if n == 1:", "if n == 0:"),
        "eps_unused": ("+ eps)", "+ 1e-5)"),
        "affine_missing": ("gamma.reshape(shape) * x_hat + beta.reshape(shape)", "x_hat"),
    },
}  # fmt: skip
PAIRS = [
    ("softmax", "naive", "axis_ignored"),
    ("softmax", "in_place", "axis_ignored"),
    ("cross_entropy", "no_shift", "weight_unused"),
    ("cross_entropy", "no_shift", "ignore_hardcoded"),
    ("cross_entropy", "sign_missing", "mutates_input"),
    ("cross_entropy", "weight_mean", "log_base_2"),
    ("layer_norm", "unbiased", "affine_missing"),
    ("layer_norm", "no_eps", "mutates_input"),
    ("layer_norm", "eps_on_std", "unbiased"),
    ("adam", "eps_inside", "no_bias_corr"),
    ("adam", "betas_swapped", "ascent"),
    ("adam", "v_abs", "eps_inside"),
    ("sgd_momentum", "dampening_ignored", "decay_ignored"),
    ("sgd_momentum", "unchecked", "decay_ignored"),
    ("sgd_momentum", "dampen_first", "nesterov_plain"),
    ("sgd_momentum", "unchecked", "ascent"),
    ("max_pool2d", "zero_pad", "default_dtype"),
    ("max_pool2d", "zero_pad", "kernel_swapped"),
    ("max_pool2d", "minimum", "default_dtype"),
    ("scaled_dot_product_attention", "no_scale", "mean_row"),
    ("scaled_dot_product_attention", "unstable", "mask_inverted"),
    ("scaled_dot_product_attention", "scale_falsy", "mask_ignored"),
    ("scaled_dot_product_attention", "no_scale", "unstable"),
    ("batch_norm", "biased_running", "n_one_accepted"),
    ("batch_norm", "eps_unused", "affine_missing"),
]


def write(exercise, *mistakes):
    source = dedent(BASES[exercise])
    for mistake in mistakes:
        old, new = EDITS[exercise][mistake]
        assert old in source
        source = source.replace(old, new)
    return Submission(b"import numpy as np\n" + source.encode())


@pytest.fixture(scope="module")
def oracles() -> Iterator[dict[str, Oracle]]:
    with Runner("numpy") as runner:
        runner.greet()
        found = {}
        for name in BASES:
            exercise, faults = read_exercise(paths.exercises_dir() / name, paths.solutions_dir())
            assert exercise is not None, faults
            found[name] = Oracle(exercise, "numpy", SEED, runner)
            found[name].draw()
        yield found


def named(oracle, submission):
    judgement = judge(oracle, oracle.runner, submission)
    assert judgement.verdict is not Verdict.ACCEPTED
    return [found.mistake for found in judgement.diagnosis]


@pytest.mark.parametrize("exercise", BASES)
def test_each_mistake_alone_is_named(oracles, exercise):
    oracle = oracles[exercise]
    assert judge(oracle, oracle.runner, write(exercise)).verdict is Verdict.ACCEPTED
    for mistake in EDITS[exercise]:
        assert named(oracle, write(exercise, mistake)) == [mistake], f"{mistake}, seed {SEED}"


def test_of_two_mistakes_none_is_named_that_is_not_there_and_many_are_named(oracles):
    found = {pair: named(oracles[pair[0]], write(*pair)) for pair in PAIRS}
    assert not {pair: names for pair, names in found.items() if set(names) - set(pair)}, f"seed {SEED}"
    assert sum(len(names) == 2 for names in found.values()) >= 9, f"seed {SEED}: {found}"
    assert sum(bool(names) for names in found.values()) >= 14, f"seed {SEED}: {found}"
