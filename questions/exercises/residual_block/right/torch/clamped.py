import torch
from torch import nn


class BasicBlock(nn.Module):
    def __init__(self, cin, cout, stride=1):
        super().__init__()
        for i, (a, s) in enumerate([(cin, stride), (cout, 1)], start=1):
            setattr(self, f"conv{i}", nn.Conv2d(a, cout, 3, s, padding="same" if s == 1 else 1, bias=False))
            setattr(self, f"bn{i}", nn.BatchNorm2d(cout))
        same = (cin, 1) == (cout, stride)
        self.downsample = None if same else nn.Sequential(nn.Conv2d(cin, cout, 1, stride, bias=False), nn.BatchNorm2d(cout))

    def forward(self, x):
        shortcut = x if self.downsample is None else self.downsample(x)
        y = self.bn1(self.conv1(x)).clamp(min=0)
        y = self.bn2(self.conv2(y))
        return y.add_(shortcut).clamp_(min=0)
