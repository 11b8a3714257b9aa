from torch import nn

layers = {axis: nn.Sequential(nn.Identity(), nn.Softmax(dim=axis)) for axis in range(-8, 8)}


def softmax(x, axis=-1):
    return layers[axis](x)
