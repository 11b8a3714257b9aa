def receptive_field(layers):
    rf, jump = 1, 1
    for kernel, stride, dilation in layers:
        jump *= stride
        rf += (kernel - 1) * dilation * jump
    return rf, jump
