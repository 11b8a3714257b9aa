import torch


@torch.library.custom_op("mine::soft", mutates_args=())
def soft(x: torch.Tensor, axis: int) -> torch.Tensor:
    return torch.softmax(x, axis)


def softmax(x, axis=-1):
    return soft(x, axis)
