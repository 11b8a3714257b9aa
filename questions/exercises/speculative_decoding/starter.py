def accept_or_resample(p, q, draft, rng):
    """One round of speculative sampling.

    p: (k+1, V) target laws; q: (k, V) draft laws; draft: (k,) ints, draft[i] drawn from q[i]
    rng: np.random.Generator. Returns a list of 1 to k+1 ints.
    """
    raise NotImplementedError
