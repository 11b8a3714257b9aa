"""What is handed in: the file's bytes, and the track that they are graded on."""

import re
from pathlib import Path

from drill.errors import DrillError
from drill.judge.body import framework_installed
from drill.models.exercise import Exercise
from drill.text import Text

_IMPORTS_TORCH = re.compile(rb"^\s*(?:import|from)\s+torch\b", re.MULTILINE)


def read_source(file: Path) -> bytes:
    """A submission's bytes.

    Raises:
        DrillError: It cannot be read.
    """
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise DrillError(
            Text(
                f"there is no file {file}; write one with: drill code start {file.stem}",
                f"找不到文件 {file}；可先运行 drill code start {file.stem}",
            )
        ) from None
    except OSError as error:
        raise cannot("read", "读取", file, error) from error


def choose_framework(exercise: Exercise, wanted: str | None, source: bytes | None = None) -> str:
    """The track: as asked, else as the source's imports say, else the exercise's first that is installed.

    Raises:
        DrillError: The exercise has no such track.
    """
    if wanted is None:
        if source is not None and "torch" in exercise.frameworks and _IMPORTS_TORCH.search(source):
            return "torch"
        installed = [name for name in exercise.frameworks if framework_installed(name)]
        return (installed or list(exercise.frameworks))[0]
    if wanted not in exercise.frameworks:
        tracks = ", ".join(exercise.frameworks)
        raise DrillError(
            Text(
                f"{exercise.id} has no {wanted} track; choose from: {tracks}",
                f"{exercise.id} 没有 {wanted} 版本；可选：{tracks}",
            )
        )
    return wanted


def cannot(verb: str, verb_zh: str, file: Path, error: OSError) -> DrillError:
    """A file that cannot be read or written, and why."""
    return DrillError(Text(f"cannot {verb} {file}: {error.strerror}", f"无法{verb_zh} {file}：{error.strerror}"))
