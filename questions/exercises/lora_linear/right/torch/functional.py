import torch
import torch.nn.functional as F


class LoRALinear(torch.nn.Module):
    """Keeps what was added, so that unmerge takes out exactly that."""

    def __init__(self, base, r, alpha):
        super().__init__()
        self.base = base
        base.weight.requires_grad_(False)
        if base.bias is not None:
            base.bias.requires_grad_(False)
        out_features, in_features = base.weight.shape
        self.lora_A = torch.nn.Parameter(torch.nn.init.normal_(base.weight.new_empty(r, in_features), std=0.02))
        self.lora_B = torch.nn.Parameter(base.weight.new_zeros(out_features, r))
        self.alpha, self.rank = alpha, r
        self.added = None

    def forward(self, x):
        if self.added is not None:
            return F.linear(x, self.base.weight, self.base.bias)
        low = F.linear(F.linear(x, self.lora_A), self.lora_B)
        return self.base(x) + low * self.alpha / self.rank

    @torch.no_grad()
    def merge(self):
        if self.added is None:
            self.added = torch.einsum("or,ri->oi", self.lora_B, self.lora_A) * self.alpha / self.rank
            self.base.weight.add_(self.added)

    @torch.no_grad()
    def unmerge(self):
        if self.added is not None:
            self.base.weight.sub_(self.added)
            self.added = None
