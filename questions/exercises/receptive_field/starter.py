def receptive_field(layers):
    """Receptive field of a stack of convolution and pooling layers, along one axis.

    layers: list of (kernel, stride, dilation), ints, from input to output. Returns (rf, jump), ints.
    """
    raise NotImplementedError
