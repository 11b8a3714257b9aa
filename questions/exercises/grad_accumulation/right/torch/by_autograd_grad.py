import torch


def accumulate_step(model, loss_fn, micro_batches, optimizer):
    """Sums of samples, divided once at the end."""
    parameters = list(model.parameters())
    sums = [torch.zeros_like(p) for p in parameters]
    samples, loss_sum = 0, 0.0
    for x, y in micro_batches:
        n = x.shape[0]
        loss = n * loss_fn(model(x), y)
        for total, grad in zip(sums, torch.autograd.grad(loss, parameters)):
            total += grad
        samples += n
        loss_sum += float(loss.detach())
    for p, total in zip(parameters, sums):
        p.grad = total / samples
    optimizer.step()
    return loss_sum / samples
