import torch
from torch import nn


def convolution(cin, cout, size, stride=1):
    layer = nn.Conv2d(cin, cout, size, bias=False)
    layer.stride, layer.padding = (stride, stride), (size // 2, size // 2)
    return layer


class BasicBlock(nn.Module):
    def __init__(self, cin, cout, stride=1):
        super().__init__()
        for name, channels, step in (("1", cin, stride), ("2", cout, 1)):
            self.add_module("conv" + name, convolution(channels, cout, 3, step))
            self.add_module("bn" + name, nn.BatchNorm2d(cout))
        same = (cin, stride) == (cout, 1)
        self.downsample = None if same else nn.Sequential(convolution(cin, cout, 1, stride), nn.BatchNorm2d(cout))

    def forward(self, x):
        residual = self.bn1(self.conv1(x)).clamp(min=0)
        residual = self.bn2(self.conv2(residual))
        residual = residual + (self.downsample or nn.Identity())(x)
        return residual.where(residual > 0, residual.new_zeros(()))
