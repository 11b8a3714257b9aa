import torch
import torch.nn.functional as F


def swiglu(x, W_gate, W_up, W_down):
    gate = x @ W_gate
    up = x @ W_up
    hidden = F.silu(gate) * up
    return hidden
