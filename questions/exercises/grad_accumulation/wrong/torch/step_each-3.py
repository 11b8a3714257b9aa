def accumulate_step(model, loss_fn, micro_batches, optimizer):
    total = sum(len(x) for x, _ in micro_batches)
    mean = 0.0
    for x, y in micro_batches:
        optimizer.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.step()
        mean += loss.item() * len(x) / total
    return mean
