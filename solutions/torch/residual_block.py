"""Basic residual block. Source: He, Zhang, Ren and Sun, "Deep Residual Learning for Image Recognition", 2015."""

import torch
from torch import nn


class BasicBlock(nn.Module):
    """relu(F(x) + shortcut(x)) with F = bn2(conv2(relu(bn1(conv1(x)))))."""

    def __init__(self, cin, cout, stride=1):
        super().__init__()
        self.conv1 = nn.Conv2d(cin, cout, 3, stride, padding=1, bias=False)  # BN takes the mean out: no bias
        self.bn1 = nn.BatchNorm2d(cout)
        self.conv2 = nn.Conv2d(cout, cout, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(cout)
        self.downsample = None
        if stride != 1 or cin != cout:  # x does not have the shape of F(x)
            self.downsample = nn.Sequential(nn.Conv2d(cin, cout, 1, stride, bias=False), nn.BatchNorm2d(cout))

    def forward(self, x):
        """x (N, cin, H, W) -> (N, cout, ceil(H / stride), ceil(W / stride))."""
        y = torch.relu(self.bn1(self.conv1(x)))
        y = self.bn2(self.conv2(y))
        shortcut = x if self.downsample is None else self.downsample(x)
        return torch.relu(y + shortcut)
