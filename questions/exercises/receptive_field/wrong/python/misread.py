def receptive_field(layers):
    rf, jump = 1, 1
    for kernel, stride, dilation in layers:
        rf = (rf - 1) * stride + (kernel - 1) * dilation + 1
        jump *= stride
    return rf, jump
