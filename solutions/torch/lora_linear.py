"""Low-rank adaptation. Hu et al., "LoRA: Low-Rank Adaptation of Large Language Models", 2021, section 4.1."""

import math

import torch
from torch import nn


class LoRALinear(nn.Module):
    """base: W (nout, nin), frozen; W + alpha / r * B A is what is learned."""

    def __init__(self, base, r, alpha):
        super().__init__()
        self.base = base.requires_grad_(False)
        W = base.weight
        self.lora_A = nn.Parameter(torch.randn(r, W.shape[1], dtype=W.dtype, device=W.device) / math.sqrt(W.shape[1]))
        self.lora_B = nn.Parameter(torch.zeros(W.shape[0], r, dtype=W.dtype, device=W.device))  # zero: starts as base
        self.scale = alpha / r
        self.merged = False

    def forward(self, x):
        """x (..., nin) -> (..., nout)."""
        y = self.base(x)
        if self.merged:
            return y
        return y + self.scale * (x @ self.lora_A.mT @ self.lora_B.mT)  # (..., nin) -> (..., r) -> (..., nout)

    def merge(self):
        if not self.merged:
            self.base.weight.data += self.scale * (self.lora_B @ self.lora_A).detach()  # (nout, nin)
        self.merged = True

    def unmerge(self):
        if self.merged:
            self.base.weight.data -= self.scale * (self.lora_B @ self.lora_A).detach()
        self.merged = False
