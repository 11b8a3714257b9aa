"""The clock of an interview: it runs while the interview is open and not paused."""

import threading
import time
from collections.abc import Callable
from typing import NamedTuple

STALL = 10.0  # seconds between two looks: beyond, the program was stopped or the machine asleep, not open
_BEAT = 1.0  # seconds
_TALK = (0.15, 180.0, 600.0)  # of the whole time, and seconds at least and at most


class Budget(NamedTuple):
    """Until when each part may go on, in seconds of the clock."""

    theory: float
    code: float
    talk: float

    @classmethod
    def of(cls, minutes: float) -> "Budget":
        """A third for theory, the end for follow-up questions, what lies between for code."""
        total = minutes * 60
        share, least, most = _TALK
        talk = min(max(total * share, least), most, total / 4)
        return cls(total / 3, total - talk, total)

    def until(self, part: str) -> float:
        """When a part is over."""
        return {"theory": self.theory, "code": self.code}.get(part, self.talk)


class Clock:
    """Seconds so far. Moments are those of a monotonic clock; several threads may look at it."""

    def __init__(self, seconds: float = 0.0) -> None:
        self._seconds = seconds
        self._seen: float | None = None  # when it was looked at last; None: it stands
        self._lock = threading.Lock()

    @property
    def running(self) -> bool:
        """Whether it runs."""
        return self._seen is not None

    def run(self, at: float) -> None:
        """Let it run from a moment on."""
        with self._lock:
            if self._seen is None:
                self._seen = at

    def look(self, at: float) -> float:
        """The seconds at a moment."""
        with self._lock:
            if self._seen is not None:
                since = at - self._seen
                self._seconds += since if 0 <= since <= STALL else 0.0
                self._seen = at
            return self._seconds

    def stop(self, at: float) -> float:
        """Let it stand from a moment on; the seconds then."""
        seconds = self.look(at)
        with self._lock:
            self._seen = None
        return seconds


class Heart(threading.Thread):
    """Looks at a clock every second and tells how far it is, also while the program waits for something else."""

    def __init__(self, clock: Clock, tell: Callable[[float], None]) -> None:
        super().__init__(name="interview clock", daemon=True)
        self._clock, self._tell = clock, tell
        self._over = threading.Event()

    def run(self) -> None:
        """In the thread."""
        while not self._over.wait(_BEAT):
            if self._clock.running:
                self._tell(self._clock.look(time.monotonic()))

    def end(self) -> None:
        """No beat comes after this."""
        self._over.set()
        self.join()


def write_time(seconds: float) -> str:
    """Time left as a clock shows it: `12:05`; never below 0."""
    whole = max(int(seconds), 0)
    return f"{whole // 60}:{whole % 60:02}"
