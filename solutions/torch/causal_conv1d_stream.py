"""Causal dilated convolution, at once and as a stream. Source: van den Oord et al., "WaveNet", 2016, section 2.1."""

import torch
from torch.nn.functional import pad


class CausalConv1d:
    """weight (F, C, k), bias (F,): y[t] = bias + sum_j weight[:, :, j] x[t - (k - 1 - j) dilation]."""

    def __init__(self, weight, bias, dilation=1):
        self.weight, self.bias, self.dilation = weight, bias, dilation
        self.past = (weight.shape[2] - 1) * dilation  # inputs that are looked back on
        self.reset()

    def forward(self, x):
        """x (B, C, T) -> (B, F, T)."""
        return self._convolve(pad(x, (self.past, 0)))  # zeros before the beginning only

    def step(self, x_t):
        """x_t (B, C) -> (B, F): the next column of forward."""
        if self.buffer is None:
            self.buffer = x_t.new_zeros(*x_t.shape, self.past)  # (B, C, past)
        window = torch.cat([self.buffer, x_t[:, :, None]], dim=2)  # (B, C, past + 1)
        self.buffer = window[:, :, 1:]
        return self._convolve(window)[:, :, 0]

    def reset(self):
        """Forget the stream."""
        self.buffer = None  # the next input tells the batch size

    def _convolve(self, x):
        """(B, C, past + T) -> (B, F, T)."""
        taps = x.unfold(2, self.past + 1, 1)[:, :, :, :: self.dilation]  # (B, C, T, k)
        return torch.einsum("bctk,fck->bft", taps, self.weight) + self.bias[:, None]
