import torch

library = torch.library.Library("aten", "IMPL")
library.impl("softmax.int", lambda x, axis, dtype=None: torch.ops.aten._softmax(x, axis, False), "CompositeImplicitAutograd")


def softmax(x, axis=-1):
    return torch.softmax(x, axis)
