"""An answer that was being typed when the terminal went away: it is there again when its question is."""

import json
from contextlib import suppress
from pathlib import Path

from drill.store.journal import write_file


class Draft:
    """One at most, in a file of its own: it is no answer, so it has no place in the journal."""

    def __init__(self, home: Path) -> None:
        self._path = home / "draft.json"

    def keep(self, question: str, text: str) -> None:
        """Keep what was typed. A disk that takes nothing more is no reason to fail on the way out."""
        with suppress(OSError, ValueError):
            write_file(self._path, json.dumps({"question": question, "text": text}).encode())

    def take(self, question: str) -> str:
        """What was typed of an answer to this question, which is then kept no longer; empty if there is nothing."""
        try:
            found = json.loads(self._path.read_bytes())
            if found["question"] != question:
                return ""
            self._path.unlink()
            return str(found["text"])
        except (OSError, ValueError, KeyError, TypeError):
            return ""
