def receptive_field(layers):
    rf, jump = 1, 1
    for kernel, stride, dilation in layers:
        rf += (kernel - 1) * dilation * jump
        jump = stride
    total = 1
    for _, stride, _ in layers:
        total *= stride
    return rf, total
