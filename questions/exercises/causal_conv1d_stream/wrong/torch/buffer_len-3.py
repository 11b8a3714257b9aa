import torch
import torch.nn.functional as F


class CausalConv1d:
    def __init__(self, weight, bias, dilation=1):
        self.weight = weight
        self.bias = bias
        self.dilation = dilation
        self.k = weight.shape[2]
        self.size = max((self.k - 1) * dilation, 1)
        self.buffer = None

    def forward(self, x):
        x = F.pad(x, ((self.k - 1) * self.dilation, 0))
        return F.conv1d(x, self.weight, self.bias, dilation=self.dilation)

    def step(self, x_t):
        if self.buffer is None:
            self.buffer = torch.zeros(*x_t.shape, self.size, dtype=x_t.dtype, device=x_t.device)
        self.buffer = torch.cat([self.buffer[..., 1:], x_t.unsqueeze(-1)], dim=-1)
        y = self.bias
        for j in range(self.k):
            y = y + self.buffer[..., self.size - 1 - (self.k - 1 - j) * self.dilation] @ self.weight[..., j].T
        return y

    def reset(self):
        self.buffer = None
