"""A command running on a real pseudo-terminal, its screen read by a terminal emulator."""

import os
import re
import signal
import sys
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pexpect
import pyte

from drill.store import Store

ROOT = Path(__file__).parent.parent


class Terminal:
    """A quiz running on a pseudo-terminal."""

    def __init__(
        self,
        *arguments: str,
        rows: int = 24,
        columns: int = 80,
        lang: str = "en",
        command: Sequence[str] = (),
        **variables: str,
    ) -> None:
        environment = {
            **os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "LANG": "C.UTF-8", "DRILL_LANG": lang,
        } | variables  # fmt: skip
        for name in {"NO_COLOR", "DISPLAY", "WAYLAND_DISPLAY", "BROWSER", "VISUAL", "EDITOR"} - variables.keys():
            environment.pop(name, None)
        self.screen = pyte.HistoryScreen(columns, rows, history=1000)
        self._stream = pyte.ByteStream(self.screen)
        program, *rest = command or (sys.executable, "-m", "drill", *arguments)
        self.child = pexpect.spawn(program, rest, dimensions=(rows, columns), env=environment, timeout=20)
        self.child.delaybeforesend = None

    @property
    def lines(self) -> list[str]:
        return [line.rstrip() for line in self.screen.display]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def history(self) -> str:
        rows = list(self.screen.history.top)
        return "\n".join("".join(row[at].data for at in range(self.screen.columns)).rstrip() for row in rows)

    def press(self, keys: str | bytes) -> None:
        self.child.send(keys)

    def wait(self, *words: str, absent: str = "") -> None:
        """Wait until all the words are on the screen (and `absent` is not), broken into lines or not."""
        deadline = time.monotonic() + 20
        while not all(map(self._shows, words)) or (absent and self._shows(absent)):
            assert time.monotonic() < deadline, f"{words} not on:\n{self.text}"
            self._feed()

    def _shows(self, words: str) -> bool:
        return words in self.text or words in " ".join(self.text.split())

    def finish(self) -> int:
        """Wait for the end; the exit code (minus the number of the signal that killed it)."""
        deadline = time.monotonic() + 20
        while self.child.isalive():
            assert time.monotonic() < deadline, f"still running:\n{self.text}"
            self._feed()
        self._feed()
        self.child.close()
        return self.child.exitstatus if self.child.exitstatus is not None else -(self.child.signalstatus or 0)

    def end(self) -> None:
        """Kill what still runs."""
        if not self.child.closed:
            if self.child.isalive():
                self.child.kill(signal.SIGKILL)
                self.child.wait()
            self.child.close()

    def resize(self, rows: int, columns: int) -> None:
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)

    def letter(self, words: str) -> str:
        """The letter before a choice on the screen."""
        found = re.search(rf"^\s*[□■·\d]?\s*([a-z])[ ›] {re.escape(words)}", self.text, re.MULTILINE)
        assert found is not None, self.text
        return found[1]

    def beside(self, words: str) -> str:
        """The letter before something that may stand in a second column."""
        found = re.search(rf"\b([a-z])  {re.escape(words)}", self.text)
        assert found is not None, self.text
        return found[1]

    def _feed(self) -> None:
        try:
            self._stream.feed(self.child.read_nonblocking(65536, timeout=0.05))
        except (pexpect.TIMEOUT, pexpect.EOF):
            time.sleep(0.01)


Opener = Callable[..., Terminal]


def answers(home: Path) -> list[tuple[str, bool]]:
    """What was answered, and whether it was right."""
    with Store.open(home) as store:
        return [(log.question, log.correct) for log in store.logs()]


def modes(terminal: Terminal) -> list[object]:
    """The terminal's settings, less the control characters."""
    return termios.tcgetattr(terminal.child.child_fd)[:4]
