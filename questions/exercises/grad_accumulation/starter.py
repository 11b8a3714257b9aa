def accumulate_step(model, loss_fn, micro_batches, optimizer):
    """One optimiser step on a batch that comes in pieces.

    model: torch.nn.Module
    loss_fn: loss_fn(model(x), y) -> mean loss of a micro-batch, 0-d tensor
    micro_batches: non-empty list of (x, y), of x.shape[0] samples each
    optimizer: torch.optim.Optimizer over the parameters of model
    -> float, the mean loss over all samples before the step
    """
    raise NotImplementedError
