import torch


def softmax(x, axis=-1):
    with torch.inference_mode(), torch.autocast("cpu", enabled=False):
        return x.softmax(axis).clone()
