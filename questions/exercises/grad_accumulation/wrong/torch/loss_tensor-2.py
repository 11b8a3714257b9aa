def accumulate_step(model, loss_fn, micro_batches, optimizer):
    total = sum(len(x) for x, _ in micro_batches)
    mean = 0.0
    optimizer.zero_grad()
    for x, y in micro_batches:
        loss = loss_fn(model(x), y)
        (loss * len(x) / total).backward()
        mean += loss * len(x) / total
    optimizer.step()
    return mean
