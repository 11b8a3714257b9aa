"""A coding exercise: its folder under questions/exercises and its references under solutions/."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from drill.models.track import Track
from drill.text import Text

FRAMEWORKS = tuple(track.value for track in Track)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """A known misconception. Its id is the file name of the known-wrong submission.

    `symptom`: a failure that shows it whatever the values (`mutated`, `dtype`, `shape`, `not_raised`, `gradient`,
    `aliased`, `stateful`, `budget`, `global_random`, or the name of an exception), because implementations of the same
    mistake differ in what they leave behind.
    """

    id: str
    message: Text
    question: str | None = None
    frameworks: tuple[str, ...] = FRAMEWORKS
    symptom: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """What the interviewer asks once the code works, and what a strong candidate says. Markdown with $LaTeX$."""

    prompt: Text
    answer: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One exercise. Files are found by path, never registered."""

    id: str
    title: Text
    topic: str
    level: int
    minutes: int
    frequency: int
    frameworks: tuple[str, ...]
    entry: tuple[str, ...]
    kind: str  # "function" or "class"
    signature: str
    statement: Text
    folder: Path
    solutions: Path
    hints: tuple[Text, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    mistakes: Mapping[str, Mistake] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    forbid: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # framework -> operations
    exact_dtype: bool = False  # numpy track: the statement names the result's dtype
    seconds: float = 5.0  # wall clock a case
    load_seconds: float = 10.0  # wall clock of importing the submission, and what it imports
    memory_mb: int = 2048  # above what the interpreter and framework take

    def starter(self) -> Path:
        """What `drill code start` writes, less the import line of the framework."""
        return self.folder / "starter.py"

    def cases(self) -> Path:
        """The hidden tests."""
        return self.folder / "cases.py"

    def bench(self) -> Path:
        """The sizes at which submissions are timed; an exercise need not have it."""
        return self.folder / "bench.py"

    def reference(self, framework: str) -> Path:
        """The reference solution of a track."""
        return self.solutions / framework / f"{self.id}.py"

    def wrong(self, framework: str) -> list[Path]:
        """Known-wrong submissions of a track, `wrong/<mistake>.py` or `wrong/<framework>/<mistake>.py`."""
        return self._submissions("wrong", framework)

    def right(self, framework: str) -> list[Path]:
        """Other correct submissions of a track."""
        return self._submissions("right", framework)

    def _submissions(self, folder: str, framework: str) -> list[Path]:
        root = self.folder / folder
        return sorted(root.glob("*.py")) + sorted((root / framework).glob("*.py"))


def mistake_id(path: Path) -> str:
    """`flip.py` and a second spelling `flip-2.py` both show the mistake `flip`."""
    return path.stem.partition("-")[0]
