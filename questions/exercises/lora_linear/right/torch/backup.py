import torch
from torch import nn


class LoRALinear(nn.Module):
    def __init__(self, base, r, alpha):
        super().__init__()
        for p in base.parameters():
            p.requires_grad_(False)
        self.base = base
        self.lora_A = nn.Parameter(torch.rand(r, base.weight.size(1)).to(base.weight) - 0.5)
        self.lora_B = nn.Parameter(torch.zeros(base.weight.size(0), r).to(base.weight))
        self.factor = float(alpha) / r
        self.saved = []

    def forward(self, x):
        y = self.base(x)
        return y if self.saved else y.add((x @ self.lora_A.t()) @ (self.factor * self.lora_B).t())

    def merge(self):
        if not self.saved:
            self.saved.append(self.base.weight.detach().clone())
            with torch.no_grad():
                self.base.weight.addmm_(self.lora_B, self.lora_A, alpha=self.factor)

    def unmerge(self):
        if self.saved:
            with torch.no_grad():
                self.base.weight.copy_(self.saved.pop())
