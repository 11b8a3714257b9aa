def accumulate_step(model, loss_fn, micro_batches, optimizer):
    total = sum(len(x) for x, _ in micro_batches)
    optimizer.zero_grad()
    for x, y in micro_batches:
        loss = loss_fn(model(x), y)
        (loss * len(x) / total).backward()
    optimizer.step()
    return sum(loss_fn(model(x), y).item() * len(x) / total for x, y in micro_batches)
