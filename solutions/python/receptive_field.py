"""Receptive field of a stack of layers. Source: Araujo, Norris and Sim, "Computing Receptive Fields", Distill, 2019."""


def receptive_field(layers):
    """layers: (kernel, stride, dilation) from input to output -> (rf, jump), in input positions."""
    rf, jump = 1, 1  # one output sees one input; neighbouring outputs are one input apart
    for kernel, stride, dilation in layers:
        rf += (kernel - 1) * dilation * jump  # the further taps, each dilation * jump inputs from the last
        jump *= stride  # the layer's own stride moves its outputs apart, it does not widen its own view
    return rf, jump
