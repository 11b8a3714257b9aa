"""How far the clock of a running interview has come: written every second, so that a killed run loses no more."""

import json
import math
import os
from contextlib import suppress
from pathlib import Path


class Heartbeat:
    """A small file of its own: it is worth nothing once the interview has a step that says as much."""

    def __init__(self, home: Path) -> None:
        self._path = home / "interview.clock"

    def beat(self, interview: str, seconds: float) -> None:
        """Keep the seconds. Whole or not at all, not synced: a power cut may take the last ones."""
        partial = self._path.with_name(f".{self._path.name}.{os.getpid()}.part")
        with suppress(OSError):  # a full disk costs seconds of a clock, not the interview
            partial.write_text(json.dumps({"interview": interview, "seconds": round(seconds, 2)}), encoding="utf-8")
            partial.replace(self._path)

    def last(self, interview: str) -> float:
        """The seconds kept last of this interview; 0: none."""
        try:
            found = json.loads(self._path.read_bytes())
            seconds = float(found["seconds"]) if found["interview"] == interview else 0.0
            return seconds if math.isfinite(seconds) else 0.0
        except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
            return 0.0
