def accumulate_step(model, loss_fn, micro_batches, optimizer):
    total = sum(len(x) for x, _ in micro_batches)
    mean = 0.0
    optimizer.zero_grad()
    losses = []
    for x, y in micro_batches:
        loss = loss_fn(model(x), y)
        losses.append(loss * len(x) / total)
        mean += loss.item() * len(x) / total
    sum(losses).backward()
    optimizer.step()
    return mean
