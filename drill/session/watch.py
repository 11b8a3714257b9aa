"""Grades a file at every save, without ever waiting: whoever shows the verdicts calls `tick` again and again."""

import shlex
import stat
import threading
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from drill.bank.starter import starter_text
from drill.errors import DrillError
from drill.judge.grade import Submission, fresh_seed, grade
from drill.judge.process import StoppedError
from drill.models.exercise import Exercise
from drill.models.judgement import Judgement
from drill.models.standing import Standing
from drill.session.submission import choose_framework, read_source
from drill.session.workshop import Workshop
from drill.text import Text

POLL_SECONDS = 0.04  # between two looks at the file
BUSY_SECONDS = 0.01  # while a change settles or a grading runs

_Stamp = tuple[int, int, int] | None


class Watch:
    """One file of one exercise. The store belongs to the caller's thread; only the judge runs in another."""

    def __init__(self, workshop: Workshop, exercise: Exercise, file: Path, framework: str | None) -> None:
        self.exercise, self.file = exercise, file
        self.judgement: Judgement | None = None  # the last one
        self.judged: datetime | None = None
        self.trouble: Text | None = None  # why there is none of what the file holds now
        self._workshop, self._framework = workshop, framework
        self._seen = self._taken = _look(file)
        self._unsettled = self._fresh = True
        self._grading: _Grading | None = None
        self._attempt: str | None = None

    @property
    def idle(self) -> bool:
        """Whether what the file holds has been judged."""
        return self._grading is None and not self._unsettled

    @property
    def pause(self) -> float:
        """Seconds until the next `tick` is worth its while."""
        return POLL_SECONDS if self.idle else BUSY_SECONDS

    @property
    def grading_seconds(self) -> float:
        """How long the grading has been running; 0: none is."""
        return time.monotonic() - self._grading.started if self._grading else 0.0

    def tick(self, now: datetime) -> bool:
        """Look at the file and at the grading; whether there is a new verdict or a new trouble.

        Raises:
            StoreError: An attempt cannot be kept.
        """
        stamp, before = _look(self.file), self._seen
        self._seen = stamp
        if stamp != before:
            self._unsettled = True  # it may be half written: once more
            return self._collect(now)
        self._unsettled = False
        if self._fresh or stamp != self._taken:
            self._fresh, self._taken = False, stamp
            self.cancel()
            return self._begin(now)
        return self._collect(now)

    def cancel(self) -> None:
        """Call off a grading that is running."""
        if self._grading is not None:
            self._grading.cancel()
            self._grading = None

    def _begin(self, now: datetime) -> bool:
        """Grade what the file holds; whether that cannot be done."""
        before, self.trouble = self.trouble, None
        if self._taken is None:
            self.trouble = _missing(self.exercise, self.file)
            return self.trouble != before
        try:
            source = read_source(self.file)
            framework = choose_framework(self.exercise, self._framework, source)
        except DrillError as error:
            self.trouble = error.message
            return self.trouble != before
        if source == starter_text(self.exercise, framework).encode():
            self.trouble = _untouched(self.file)
            return self.trouble != before
        known = self._workshop.is_known(self.exercise, framework, source)
        self._attempt = None if known else self._workshop.begin(self.exercise, source, framework, now)
        self._grading = _Grading(self.exercise, Submission(source, self.file.name), framework)
        return False

    def _collect(self, now: datetime) -> bool:
        """Take the verdict if it is there."""
        if self._grading is None or self._grading.is_alive():
            return False
        grading, self._grading = self._grading, None
        try:
            judgement = grading.result()
        except DrillError as error:
            self.trouble = error.message
            return True
        self.judgement, self.judged = self._workshop.with_questions(self.exercise, judgement), now
        if self._attempt is not None:
            self._workshop.conclude(self.exercise, self._attempt, judgement, now)
        return True


class _Grading(threading.Thread):
    """One grading on its way."""

    def __init__(self, exercise: Exercise, submission: Submission, framework: str) -> None:
        super().__init__(name="grading", daemon=True)
        self.started = time.monotonic()
        self._exercise, self._submission, self._framework = exercise, submission, framework
        self._stop_asked = threading.Event()
        self._judgement: Judgement | None = None
        self._error: Exception | None = None
        self.start()

    def run(self) -> None:
        """In the thread."""
        try:
            self._judgement = grade(
                self._exercise,
                self._submission,
                framework=self._framework,
                seed=fresh_seed(),
                stop=self._stop_asked.is_set,
            )
        except Exception as error:  # noqa: BLE001 - raised again where it is waited for
            self._error = error

    def result(self) -> Judgement:
        """The judgement. Raises what the grading raised."""
        if self._error is not None:
            raise self._error
        assert self._judgement is not None
        return self._judgement

    def cancel(self) -> None:
        """End it, and all that it started."""
        self._stop_asked.set()
        self.join()
        if self._error is not None and not isinstance(self._error, StoppedError | DrillError):
            raise self._error


def find_last_saved(ids: Sequence[str], folder: Path) -> str | None:
    """The exercise whose `<id>.py` in a folder was saved last."""
    stamps = {name: stamp for name in ids if (stamp := _look(folder / f"{name}.py")) is not None}
    return max(stamps, key=lambda name: stamps[name], default=None)


def choose_next(exercises: Sequence[Exercise], standings: dict[str, Standing], after: str) -> Exercise | None:
    """The next exercise that is not accepted, in the order of the list, from the start again at its end."""
    ordered = sorted(exercises, key=lambda one: (one.topic.partition("/")[0], one.level, one.id))
    at = next((index for index, one in enumerate(ordered) if one.id == after), -1)
    turned = ordered[at + 1 :] + ordered[: max(at, 0)]
    return next((one for one in turned if standings.get(one.id, Standing()).status != "accepted"), None)


def _look(file: Path) -> _Stamp:
    """What changes with every save; None: there is no such file. An editor may put a new file in its place."""
    try:
        found = file.stat()
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_size, found.st_ino) if stat.S_ISREG(found.st_mode) else None


def _untouched(file: Path) -> Text:
    return Text(
        f"nothing is written in {file} yet; every save from now on is judged",
        f"{file} 里还没写代码；之后每次保存都会评测",
    )


def _missing(exercise: Exercise, file: Path) -> Text:
    to = "" if file.name == f"{exercise.id}.py" and file.parent == Path() else f" --to {shlex.quote(str(file))}"
    return Text(
        f"{file} is not there; waiting for it. A starter: drill code start {exercise.id}{to}",
        f"{file} 不存在，正在等待；可用 drill code start {exercise.id}{to} 生成起始文件",
    )
