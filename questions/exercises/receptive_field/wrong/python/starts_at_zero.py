def receptive_field(layers):
    rf, jump = 0, 1
    for kernel, stride, dilation in layers:
        rf += (kernel - 1) * dilation * jump
        jump *= stride
    return rf, jump
