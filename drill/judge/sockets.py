"""The folder of the zygotes' sockets, which nobody but this user may enter."""

import os
import stat
import tempfile
from pathlib import Path

from drill.text import Text

_LONGEST_PATH = 100  # of a Unix socket's name, less than 108 everywhere
_NAME = 40  # of these are the socket's own


def find_folder() -> Path | Text:
    """The folder, made if need be; or why there is none that can be trusted, and what to do."""
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    base = Path(runtime) if runtime and len(runtime) < _LONGEST_PATH - _NAME - 20 else Path(tempfile.gettempdir())
    folder = base / f"drill-judge-{os.getuid()}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
    except OSError as error:
        why = error.strerror or type(error).__name__
        return Text(
            f"{folder} cannot be made ({why}); set XDG_RUNTIME_DIR to a folder that you can write to",
            f"无法创建 {folder}（{why}）；请把 XDG_RUNTIME_DIR 设为可写的文件夹",
        )
    return _object_to(folder, found) or folder


def _object_to(folder: Path, found: os.stat_result) -> Text | None:
    """What speaks against a folder: somebody else made it, can enter it, or its name is too long."""
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
        return Text(
            f"{folder} is no folder of yours; remove it, or set XDG_RUNTIME_DIR to a folder that is",
            f"{folder} 不是你自己的文件夹；请删除它，或把 XDG_RUNTIME_DIR 设为自己的文件夹",
        )
    if found.st_mode & 0o022:  # what lies in it already may be anybody's
        return Text(
            f"others can write to {folder}, so nothing in it is trusted: rm -r {folder}",
            f"其他用户可以写入 {folder}，其中的内容不可信：请运行 rm -r {folder}",
        )
    if found.st_mode & 0o077:
        return Text(
            f"others can enter {folder}, so it is not used: chmod 700 {folder}",
            f"其他用户可以进入 {folder}，因此不会使用它：请运行 chmod 700 {folder}",
        )
    if len(str(folder)) >= _LONGEST_PATH - _NAME:
        return Text(
            f"the name of {folder} is too long for a socket; set XDG_RUNTIME_DIR to a folder with a shorter one",
            f"{folder} 的路径太长，放不下 socket；请把 XDG_RUNTIME_DIR 设为路径更短的文件夹",
        )
    return None
