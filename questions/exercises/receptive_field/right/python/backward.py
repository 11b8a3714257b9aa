def receptive_field(layers):
    rf = jump = 1
    for kernel, stride, dilation in reversed(layers):
        rf = (rf - 1) * stride + dilation * (kernel - 1) + 1
        jump = jump * stride
    return rf, jump
