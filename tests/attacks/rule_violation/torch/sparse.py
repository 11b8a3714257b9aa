import torch


def softmax(x, axis=-1):
    places = torch.ones_like(x).nonzero().T
    return torch.sparse.softmax(torch.sparse_coo_tensor(places, x.reshape(-1), x.shape), axis % x.ndim).to_dense()
