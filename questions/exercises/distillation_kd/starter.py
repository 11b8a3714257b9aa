def kd_loss(student, teacher, labels, T, alpha):
    """Distillation loss.

    student, teacher: float logits (N, C); labels: int64 (N,); T: temperature; alpha: weight of the soft term. Returns a
    0-d tensor.
    """
    raise NotImplementedError
