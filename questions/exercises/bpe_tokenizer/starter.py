def train_bpe(text, n_merges):
    """Learn merges. Returns a list of at most n_merges pairs of ids; merge i creates id 256 + i."""
    raise NotImplementedError


def encode(text, merges):
    """Text to ids: bytes, then merges. Returns a list of ints."""
    raise NotImplementedError


def decode(ids, merges):
    """Ids back to text."""
    raise NotImplementedError
