def receptive_field(layers):
    rf, jump = 1, 1
    for kernel, stride, dilation in layers:
        rf += kernel * dilation * jump
        jump *= stride
    return rf, jump
