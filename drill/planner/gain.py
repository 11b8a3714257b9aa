"""What an answer is worth: the recall on the day that it adds, as a forgetting curve predicts it."""

from drill.planner.material import Curve, Seen

RETRY = 0.7  # what one wrong answer costs more, in answers: it comes back in the same round


def gain(question: Seen, days: float, curve: Curve) -> float:
    """Expected recall in `days`, if it is asked today, less that if it is not."""
    now = curve.recall(question.stability, question.elapsed)
    right = curve.recall(curve.right(question.stability, question.difficulty, now), days)
    wrong = curve.recall(curve.wrong(question.stability, question.difficulty, now), days)
    return now * right + (1 - now) * wrong - curve.recall(question.stability, question.elapsed + days)


def cost(seconds: float, recall: float) -> float:
    """Seconds that asking takes, its repetitions in the round included."""
    return seconds * (1 + RETRY * (1 - recall))
