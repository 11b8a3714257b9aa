"""What a bank may refer to: topics, exercises and their mistakes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from drill import paths
from drill.bank.files import list_exercises
from drill.bank.parser import read_tree
from drill.models.exercise import mistake_id


@dataclass(frozen=True, slots=True)
class Known:
    """Ids that exist outside the bank. `mistakes` is asked only for exercises that a question names."""

    topics: frozenset[str] = frozenset()
    exercises: frozenset[str] = frozenset()
    mistakes: Callable[[str], frozenset[str]] = lambda _exercise: frozenset()

    def with_topics(self, more: frozenset[str]) -> "Known":
        """Also these topics."""
        return replace(self, topics=self.topics | more)


def shipped(exercises: Path | None = None, topics: Path | None = None) -> Known:
    """What the shipped content (or the folder and topics file given) offers.

    Mistakes are the names of the known-wrong files: a glob, where 100 exercise.yaml files would cost half a second.
    That file names and exercise.yaml agree is for `drill bank lint` to prove.
    """
    root = exercises or paths.exercises_dir()

    @cache
    def mistakes(exercise: str) -> frozenset[str]:
        wrong = root / exercise / "wrong"
        return frozenset(mistake_id(path) for pattern in ("*.py", "*/*.py") for path in wrong.glob(pattern))

    return Known(
        topics=read_topics(topics or paths.questions_dir() / "topics.yaml"),
        exercises=frozenset(list_exercises(root)),
        mistakes=mistakes,
    )


def read_topics(file: Path) -> frozenset[str]:
    """Ids under the key `topics`; faults of the file are reported when it is read as a bank."""
    root = read_tree(file).root
    if root is None or root.kind != "map":
        return frozenset()
    table = next((value for key, value in root.pairs() if key.value == "topics" and value.kind == "map"), None)
    return frozenset(key.value for key, _ in table.pairs()) if table else frozenset()
