"""From the grade of an answer to its rating, and back where the learner overrules it. Pure."""

from drill import scheduler
from drill.grading import Grade
from drill.models.card import Rating
from drill.models.question import Question
from drill.session import pace
from drill.session.turn import Asked
from drill.text import Lang

LOW, MEDIUM, HIGH = 1, 2, 3  # confidence, as kept in the log


def rate(asked: Asked, grade: Grade, seconds: float, lang: Lang) -> Rating:
    """The rating that an answer earns."""
    if asked.question.type == "recall":
        return rate_points(grade, hints=len(asked.hints))
    rating = scheduler.rate(
        correct=grade.correct,
        score=grade.score,
        hints=len(asked.hints),
        seconds=seconds,
        expected=pace.expect(asked.question, lang),
    )
    # What was guessed is not known.
    return min(rating, Rating.HARD) if asked.confidence == LOW else rating


def rate_points(grade: Grade, *, hints: int = 0) -> Rating:
    """The rating of an answer in free words, by the share of points that were made; easy is for the learner to say."""
    if not grade.correct:
        return Rating.AGAIN
    return Rating.HARD if grade.score < 0.75 or hints else Rating.GOOD


def regrade(question: Question, grade: Grade, rating: Rating) -> Grade:
    """In free words the learner knows best what was meant; the key of a choice or a number leaves no room."""
    if question.type not in ("recall", "text"):
        return grade
    score = {Rating.AGAIN: 0.0, Rating.HARD: 0.5}.get(rating, 1.0)
    return grade._replace(correct=rating > Rating.AGAIN, score=score)


def tick(grade: Grade, position: int) -> Grade:
    """The grade with one point of its rubric ticked, or no longer; at least half of them pass."""
    marks = tuple(mark._replace(taken=not mark.taken) if mark.position == position else mark for mark in grade.marks)
    score = sum(mark.taken for mark in marks) / len(marks) if marks else grade.score
    return grade._replace(marks=marks, score=score, correct=score >= 0.5)
