"""Where a round stands, as the head of every page says it."""

from drill.session.quiz import Round
from drill.views.question import Place


def find_place(sitting: Round) -> Place:
    """The place of the question that is asked now."""
    dots = sitting.dots
    again = sitting.current is not None and sitting.current.repetition > 0
    done = sum(dot is not None for dot in dots)
    return Place(done if again else min(done + 1, len(dots)), done, len(dots), again)
