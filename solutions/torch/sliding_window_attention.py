"""Sliding-window attention. Sources: Beltagy et al., "Longformer", 2020; Jiang et al., "Mistral 7B", 2023."""

import math

import torch


def sliding_window_attention(q, k, v, window):
    """q, k (B, H, T, d), v (B, H, T, dv) -> (B, H, T, dv)."""
    i = torch.arange(q.shape[2], device=q.device)
    age = i[:, None] - i  # (T, T) how far key j lies behind query i
    S = q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])  # (B, H, T, T)
    S = S.masked_fill((age < 0) | (age >= window), -torch.inf)
    return torch.softmax(S, dim=-1) @ v  # (B, H, T, dv)
