"""An exercise of an interview being written: its file under the judge, what it comes to kept as steps."""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from drill.bank.starter import starter_text
from drill.models.exercise import Exercise
from drill.session.interview.room import Room
from drill.session.pages import next_page
from drill.session.submission import choose_framework
from drill.session.watch import Watch
from drill.session.workshop import Workshop
from drill.text import Text


def open_page(seat_folder: Path, exercise: Exercise) -> Path:
    """Where the exercise is to be written: a file that is not there yet."""
    return next_page(seat_folder.absolute() / f"{exercise.id}.py")


class Work:
    """The file of an exercise under the judge; what it comes to is kept as steps of the interview."""

    def __init__(self, room: Room, workshop: Workshop, exercise: Exercise, now: Callable[[], datetime]) -> None:
        self._room, self._workshop, self._now = room, workshop, now
        self.exercise = exercise
        if self._room.work is None:
            self._room.begin_exercise(exercise, open_page(Path(), exercise), self._now())
        work = self._room.work
        assert work is not None
        self.file = self._place(Path(work.file))
        # The exercise may have changed since it was begun.
        known = work.framework in exercise.frameworks
        self._framework = work.framework if known else choose_framework(exercise, None)
        self._starter = starter_text(exercise, self._framework).encode()
        if not self.file.exists():
            self._workshop.start(exercise, self._framework, self.file, self._now())
        self.watched: Watch | None = None  # from the first save on

    @property
    def accepted(self) -> bool:
        """Whether a save was accepted."""
        return self._room.state.coded[-1].accepted

    @property
    def wait(self) -> float:
        """Seconds until the next look is worth its while."""
        return self.watched.pause if self.watched else 0.1

    @property
    def busy(self) -> bool:
        """Whether the file, or the grading of it, has something new to say."""
        return self.watched is not None and not self.watched.idle

    def look(self) -> bool:
        """Look at the file and at the grading; whether there is something new."""
        if self.watched is None and not self._is_touched():
            return False
        if self.watched is None:
            self.watched = Watch(self._workshop, self.exercise, self.file, self._framework)
        if not self.watched.tick(self._now()):
            return False
        if self.watched.judgement is not None and self.watched.trouble is None:
            self._room.note_verdict(self.watched.judgement, self._now())
        return True

    def finish(self, seconds: float, *, fresh: bool) -> None:
        """Wait for the verdict on what was saved, so long at most; `fresh`: also on what was not looked at yet."""
        deadline = time.monotonic() + seconds
        if fresh:
            self.look()
        while self.busy and time.monotonic() < deadline:
            time.sleep(self.wait)
            self.look()

    def hand_in(self, why: str) -> None:
        """Close it: the last verdict counts."""
        self.close()
        self._room.note("hand_in", self._now(), why=why)

    def close(self) -> None:
        """Call off a grading that is running."""
        if self.watched is not None:
            self.watched.cancel()

    def hint(self) -> tuple[int, Text] | None:
        """The next hint, which is noted; None: there is none left."""
        given = self._workshop.standing(self.exercise.id).hints
        if given >= len(self.exercise.hints):
            return None
        found = self._workshop.next_hint(self.exercise, self._now())
        if found is not None:
            self._room.note("hint", self._now(), exercise=self.exercise.id, n=found[0])
        return found

    def _is_touched(self) -> bool:
        with suppress(OSError):
            return self.file.read_bytes() != self._starter
        return False

    @staticmethod
    def _place(file: Path) -> Path:
        """The file; here where it cannot be written there, as in a folder of another machine."""
        with suppress(OSError, ValueError):  # a path that no folder here can have
            if file.exists() or (file.parent.is_dir() and os.access(file.parent, os.W_OK)):
                return file
        return Path().absolute() / file.name
