class BasicBlock(torch.nn.Module):
    """Residual block of two 3x3 convolutions.

    Submodules: conv1, bn1, conv2, bn2, downsample (None, or Sequential(1x1 convolution, BatchNorm2d)).
    """

    def __init__(self, cin, cout, stride=1):
        super().__init__()
        raise NotImplementedError

    def forward(self, x):
        """x: (N, cin, H, W) -> (N, cout, ceil(H / stride), ceil(W / stride))."""
        raise NotImplementedError
