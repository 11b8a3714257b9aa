def accumulate_step(model, loss_fn, micro_batches, optimizer):
    total = sum(len(x) for x, _ in micro_batches)
    mean = 0.0
    for x, y in micro_batches:
        loss = loss_fn(model(x), y)
        (loss * len(x) / total).backward()
        mean += loss.item() * len(x) / total
    optimizer.step()
    optimizer.zero_grad()
    return mean
