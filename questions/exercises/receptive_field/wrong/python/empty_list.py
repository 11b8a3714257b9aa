def receptive_field(layers):
    rf, jump = (layers[0][0] - 1) * layers[0][2] + 1, layers[0][1]
    for kernel, stride, dilation in layers[1:]:
        rf += (kernel - 1) * dilation * jump
        jump *= stride
    return rf, jump
