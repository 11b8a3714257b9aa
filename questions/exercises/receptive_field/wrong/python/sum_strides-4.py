def receptive_field(layers):
    rf, jump = 1, 0
    for kernel, stride, dilation in layers:
        rf += (kernel - 1) * dilation * max(jump, 1)
        jump += stride
    return rf, max(jump, 1)
