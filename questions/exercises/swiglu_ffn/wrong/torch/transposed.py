import torch
import torch.nn.functional as F


def swiglu(x, W_gate, W_up, W_down):
    gate = x @ W_gate.T
    up = x @ W_up.T
    hidden = F.silu(gate) * up
    return hidden @ W_down.T
