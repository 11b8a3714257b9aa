"""Gradient accumulation: one step on a batch that comes in micro-batches.

Source: Goyal et al., "Accurate, Large Minibatch SGD", 2017, section 3, remark 3: divide by the size of
the whole batch.
"""


def accumulate_step(model, loss_fn, micro_batches, optimizer):
    """micro_batches: list of (x, y), of x.shape[0] samples each -> mean loss over all samples, before the step."""
    N = sum(x.shape[0] for x, _ in micro_batches)
    total = 0.0
    optimizer.zero_grad()  # what is left from before
    for x, y in micro_batches:
        loss = loss_fn(model(x), y) * x.shape[0] / N  # its share of the mean
        loss.backward()  # adds to .grad, and frees the graph
        total += loss.item()
    optimizer.step()
    return total
