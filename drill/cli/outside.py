"""Programs beside drill: an editor at a line of a file, a browser at an address."""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from drill.errors import DrillError
from drill.text import Text
from drill.views.remarks import NO_SOURCE

# How editors are told a line; the others take `+LINE FILE` as vi does.
_BY_COLON = ("hx", "helix", "zed", "subl", "micro")
_BY_GOTO = ("code", "codium", "code-insiders", "cursor")
_WAITING = {
    "code": "--wait",
    "codium": "--wait",
    "code-insiders": "--wait",
    "cursor": "--wait",
    "subl": "--wait",
    "zed": "--wait",
}
_USUAL = ("nano", "vim", "vi", "emacs")  # where the learner has not said which


def editor_command(file: Path, line: int = 1) -> list[str]:
    """The command that opens a file at a line and ends when it is closed.

    Raises:
        DrillError: no editor is known.
    """
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or next(filter(shutil.which, _USUAL), "")
    try:
        words = shlex.split(named)
    except ValueError:  # a quotation mark that is never closed
        words = []
    if not words:
        raise DrillError(
            Text(
                "$EDITOR names no editor. Set it, for example: export EDITOR=vim. The file is {file}, line {line}.",
                "没有设置 $EDITOR，例如：export EDITOR=vim。文件：{file}，第 {line} 行。",
            ).fill(file=file, line=line)
        )
    name = Path(words[0]).name
    if name in _WAITING and not {"-w", "--wait"} & set(words):
        words.append(_WAITING[name])
    if name in _BY_GOTO:
        return [*words, "--goto", f"{file}:{line}"]
    return [*words, f"{file}:{line}"] if name in _BY_COLON else [*words, f"+{line}", str(file)]


def edit(file: Path, line: int = 1) -> None:
    """Open a file in the learner's editor and wait until it is closed.

    Raises:
        DrillError: there is no editor, or it cannot be started.
    """
    command = editor_command(file, line)
    try:
        subprocess.run(command, check=False)
    except OSError as error:
        raise _cannot_start(command[0], error) from error


def open_beside(file: Path) -> bool:
    """Open a file in an editor that has a window of its own, and do not wait; False: the editor takes the terminal.

    Raises:
        DrillError: as `edit` does.
    """
    command = [word for word in editor_command(file) if word not in ("-w", "--wait")]
    if Path(command[0]).name not in _WAITING:
        return False
    _run(command, beside=True)
    return True


def start_editor(file: Path) -> "subprocess.Popen[bytes]":
    """Start the editor on a file, for whoever has something to do while it is open.

    Raises:
        DrillError: as `edit` does.
    """
    return _run(editor_command(file), beside=False)


def _run(command: list[str], *, beside: bool) -> "subprocess.Popen[bytes]":
    """Start an editor; `beside`: cut off from the terminal."""
    stream = subprocess.DEVNULL if beside else None
    try:
        return subprocess.Popen(command, stdin=stream, stdout=stream, stderr=stream, start_new_session=beside)
    except OSError as error:
        raise _cannot_start(command[0], error) from error


def _cannot_start(editor: str, error: OSError) -> DrillError:
    return DrillError(
        Text("the editor '{editor}' cannot be started: {why}", "无法启动编辑器“{editor}”：{why}").fill(
            editor=editor, why=error.strerror
        )
    )


def edit_text(text: str) -> str:
    """Let the learner edit a text in the editor; what it is afterwards.

    Raises:
        DrillError: as `edit` does.
    """
    with tempfile.TemporaryDirectory(prefix="drill-") as folder:
        file = Path(folder) / "answer.md"
        file.write_text(text, encoding="utf-8")
        edit(file)
        return file.read_text(encoding="utf-8", errors="replace").strip("\n")


def open_sources(sources: Sequence[str]) -> Text:
    """Show where an answer comes from: in a browser if there is one, in words in any case."""
    addresses = [source for source in sources if source.startswith(("https://", "http://"))]
    listed = "  ".join(sources)
    if not sources:
        return NO_SOURCE
    if not addresses or not _has_browser():
        return Text("source: {listed}", "来源：{listed}").fill(listed=listed)
    for address in addresses:
        # In the background and cut off from the terminal: what browsers print must not land on the page.
        subprocess.run(
            ["sh", "-c", '"$@" &', "sh", sys.executable, "-m", "webbrowser", address],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            check=False,
        )
    return Text("opened in the browser: {listed}", "已在浏览器中打开：{listed}").fill(listed=listed)


def _has_browser() -> bool:
    """Whether one can show itself: on a bare terminal or over ssh a text browser would take the terminal."""
    if sys.platform == "darwin":
        return "SSH_CONNECTION" not in os.environ
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))
