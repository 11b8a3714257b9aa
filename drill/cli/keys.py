"""Single keys from a terminal, and the terminal given back as it was, whatever ends the run."""

import codecs
import os
import select
import signal
import sys
import termios
import time
import tty
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType, TracebackType
from typing import Any, Self
from unicodedata import category, normalize

ESCAPE_SECONDS = 0.05  # a lone Esc is told from an arrow key by what follows within this time
PASTE_SECONDS = 2.0  # a paste that stands still for so long has lost its end
_SEQUENCES = {
    "[A": "up", "[B": "down", "[C": "right", "[D": "left", "[H": "home", "[F": "end", "OA": "up", "OB": "down",
    "OC": "right", "OD": "left", "OH": "home", "OF": "end", "[1~": "home", "[3~": "delete", "[4~": "end",
    "[7~": "home", "[8~": "end", "[5~": "pageup", "[6~": "pagedown",
    # A new line: Alt or Shift with Enter, as different terminals send it.
    "\r": "newline", "\n": "newline", "[13;2u": "newline", "[13;3u": "newline", "[27;2;13~": "newline", "OM": "enter",
}  # fmt: skip
_CONTROLS = {
    "\r": "enter", "\n": "enter", "\x7f": "backspace", "\x08": "backspace", "\t": "tab", "\x01": "home", "\x02": "left",
    "\x04": "eof", "\x05": "end", "\x06": "right", "\x0b": "kill", "\x15": "clear", "\x17": "word", "\x0c": "redraw",
    "\x07": "editor", "\x10": "pause",
}  # fmt: skip


_PASTE, _PASTE_END = "[200~", "\x1b[201~"
_PASTE_ON, _PASTE_OFF = b"\x1b[?2004h", b"\x1b[?2004l"  # the terminal says what is pasted rather than typed


class Paste(str):
    """Text that was pasted, its lines parted by newlines. A page of single keys has no use for it."""

    __slots__ = ()


class Closed(Exception):  # noqa: N818 - a way for a run to end, not a mistake
    """The terminal is gone, or a signal asks to end. `code` is the exit code that says so."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Keys:
    """A terminal in cbreak mode. Within `with`, `read` gives keys; afterwards everything is as it was.

    A key is a character (`a`, `？`, `中`), a name (`enter`, `left`…, `eof` for Ctrl-D, `resize`) or a Paste.
    """

    def __init__(self, fd: int | None = None) -> None:
        self._fd = sys.stdin.fileno() if fd is None else fd
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._characters = ""
        self._before: list[Any] | None = None
        self._handlers: dict[int, Any] = {}
        self._resized = False

    def __enter__(self) -> Self:
        self._before = termios.tcgetattr(self._fd)
        self._wake_read, self._wake_write = os.pipe()
        os.set_blocking(self._wake_read, False)
        os.set_blocking(self._wake_write, False)
        handlers = {
            signal.SIGWINCH: self._on_resize,
            signal.SIGTSTP: self._on_stop,
            signal.SIGTERM: self._on_end,
            signal.SIGHUP: self._on_end,
        }
        self._handlers = {number: signal.signal(number, handler) for number, handler in handlers.items()}
        # The handlers only take note; the written byte wakes the waiting `read`.
        self._wake_before = signal.set_wakeup_fd(self._wake_write, warn_on_full_buffer=False)
        self._grab()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._release()
        signal.set_wakeup_fd(self._wake_before)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        os.close(self._wake_read)
        os.close(self._wake_write)

    def read(self) -> str:
        """The next key; waits for it.

        Raises:
            Closed: the terminal is gone.
            KeyboardInterrupt: Ctrl-C.
        """
        while True:
            key = self.poll(None)
            if key is not None:
                return key

    def poll(self, seconds: float | None) -> str | None:
        """The next key, or None if there is none within `seconds`. Raises as `read` does."""
        deadline = None if seconds is None else time.monotonic() + seconds
        while True:
            if self._resized:
                self._resized = False
                return "resize"
            if self._characters:
                key = self._next()
                if key:
                    return key
                continue
            left = None if deadline is None else max(deadline - time.monotonic(), 0.0)
            if not self._wait(left):
                return None

    def flush(self) -> None:
        """Forget what was typed ahead."""
        self._characters = ""
        with suppress(termios.error):
            termios.tcflush(self._fd, termios.TCIFLUSH)

    def _next(self) -> str:
        character, self._characters = self._characters[0], self._characters[1:]
        if character == "\x1b":
            return self._escape()
        if character in _CONTROLS:
            return _CONTROLS[character]
        return "" if category(character) in ("Cc", "Cs", "Co") else character

    def _escape(self) -> str:
        """The rest of an escape sequence; unknown ones are swallowed whole."""
        sequence = ""
        while not _complete(sequence):
            if not self._characters and not self._wait(ESCAPE_SECONDS):
                break
            if not self._characters:
                continue
            sequence, self._characters = sequence + self._characters[0], self._characters[1:]
        return self._paste() if sequence == _PASTE else _SEQUENCES.get(sequence, "")

    def _paste(self) -> str:
        """All that is pasted, which may come in many reads."""
        while _PASTE_END not in self._characters:
            if not self._wait(PASTE_SECONDS):
                break  # the end was lost: what came so far is all there is
        words, _, self._characters = self._characters.partition(_PASTE_END)
        return Paste(words.replace("\r\n", "\n").replace("\r", "\n"))

    @contextmanager
    def lent(self) -> Iterator[None]:
        """The terminal as it was before, for another program to use; afterwards it is taken back."""
        handlers = {number: signal.signal(number, signal.SIG_DFL) for number in (signal.SIGTSTP, signal.SIGWINCH)}
        # Ctrl-C is for the program that has the terminal. A handler rather than "ignore", which it would inherit.
        handlers[signal.SIGINT] = signal.signal(signal.SIGINT, lambda _number, _frame: None)
        self._release()
        try:
            yield
        finally:
            for number, handler in handlers.items():
                signal.signal(number, handler)
            self._grab()
            self.flush()

    def _wait(self, timeout: float | None) -> bool:
        """Take in what was typed; whether anything came within `timeout` seconds."""
        deadline = None if timeout is None else time.monotonic() + timeout
        ready, _, _ = select.select([self._fd, self._wake_read], [], [], timeout)
        if self._wake_read in ready:
            with suppress(BlockingIOError):
                os.read(self._wake_read, 512)
        if self._fd not in ready:
            return deadline is None or time.monotonic() < deadline
        try:
            data = os.read(self._fd, 4096)
        except OSError:  # EIO: the terminal was closed
            data = b""
        if not data:
            raise Closed(0)
        self._characters += self._decoder.decode(data)
        return True

    def _grab(self) -> None:
        tty.setcbreak(self._fd, termios.TCSADRAIN)
        self._tell(_PASTE_ON)

    def _release(self) -> None:
        if self._before is not None:
            self._tell(_PASTE_OFF)
            with suppress(termios.error, OSError):
                termios.tcsetattr(self._fd, termios.TCSADRAIN, self._before)

    def _tell(self, controls: bytes) -> None:
        """Write to the terminal itself: what stdout holds back must not come after it."""
        with suppress(OSError, ValueError):
            sys.stdout.flush()
        with suppress(OSError):
            os.write(self._fd, controls)

    def _on_resize(self, _number: int, _frame: FrameType | None) -> None:
        self._resized = True

    def _on_stop(self, number: int, _frame: FrameType | None) -> None:
        """Ctrl-Z: hand the terminal to the shell, stop, and take it again on `fg`."""
        self._release()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
        # Here the process sleeps until it is continued.
        signal.signal(number, self._on_stop)
        self._grab()
        self._resized = True

    def _on_end(self, number: int, _frame: FrameType | None) -> None:
        raise Closed(0 if number == signal.SIGHUP else 128 + number)


def _complete(sequence: str) -> bool:
    if not sequence:
        return False
    if sequence[0] not in "[O":
        return True  # Alt and a letter
    return len(sequence) > 1 and "@" <= sequence[-1] <= "~" and sequence != "[["


def fold(key: str) -> str:
    """A key as a command: full width and capitals are the plain letter (`？` → `?`, `Ａ` → `a`); a paste is none."""
    if isinstance(key, Paste):
        return ""
    return normalize("NFKC", key).casefold() if len(key) == 1 else key


@contextmanager
def silent_when_closed() -> Iterator[None]:
    """End quietly when the terminal has gone while something was being written to it."""
    try:
        yield
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        # What stdout still holds must not raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise Closed(0) from None
