"""What can go wrong with the files of progress, in words that say how to mend it."""

import errno
import sqlite3
from pathlib import Path

from drill.errors import StoreError
from drill.text import Text

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)

_DISK_FULL = Text("the disk is full", "磁盘已满")
_NO_PERMISSION = Text("there is no permission to write there", "没有写入权限")
_LOCKED = Text("another program holds the progress files", "进度文件正被其他程序占用")


def is_corrupt(error: Exception) -> bool:
    """Whether SQLite says that the file is no sound database, rather than that it cannot be read or written now."""
    code = getattr(error, "sqlite_errorcode", None)
    # The low byte is the primary code. A file cut short may also show as a read that ends early.
    return code is not None and (
        code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) or code == sqlite3.SQLITE_IOERR_SHORT_READ
    )


def not_saved(home: Path, kind: str, error: Exception) -> StoreError:
    """Nothing of this event was kept; the same call may be tried again."""
    what = {
        "answer": Text("Your answer was not saved", "你的回答未能保存"),
        "import": Text("Nothing was imported", "未导入任何内容"),
        "backup": Text("No backup was made", "未能备份"),
    }.get(kind, Text("Your progress was not saved", "你的进度未能保存"))
    return StoreError(
        Text(
            "{what}: {why}. Make room or mend the permissions of {home} and try again. What was saved before is safe.",
            "{what}：{why}。请清理磁盘或修正 {home} 的权限后重试；此前已保存的内容不受影响。",
        ).fill(what=what, why=_reason(error), home=home)
    )


def cannot_open(home: Path, error: Exception) -> StoreError:
    """Progress can be neither read nor written."""
    return StoreError(
        Text(
            "Progress in {home} cannot be opened: {why}. Mend that, or choose another folder with DRILL_HOME.",
            "无法打开 {home} 中的进度：{why}。请先解决该问题，或用 DRILL_HOME 指定其他目录。",
        ).fill(why=_reason(error), home=home)
    )


def no_backup(home: Path, error: Exception) -> StoreError:
    """Progress is to be brought to a new form, and the copy that is made first cannot be written."""
    return StoreError(
        Text(
            "This version of drill keeps progress in a new form and first makes a backup of it, but {why}. "
            "Make room or mend the permissions of {home} and try again; nothing was changed.",
            "新版 drill 要先备份再升级进度的存储格式，但是{why}。请清理磁盘或修正 {home} 的权限后重试；未作任何改动。",
        ).fill(why=_reason(error), home=home / "backups")
    )


def newer(path: Path) -> StoreError:
    """The file was written by a later version; touching it could lose what this version does not know."""
    return StoreError(
        Text(
            "{path} was written by a newer version of drill. Update drill; nothing was changed.",
            "{path} 由更新版本的 drill 写入。请升级 drill；文件未作任何改动。",
        ).fill(path=path)
    )


def busy(home: Path) -> StoreError:
    """Another process has held the lock for too long."""
    return StoreError(
        Text(
            "{why} in {home}. Close the other drill (it may be stopped in the background), then try again.",
            "{why}（{home}）。请关闭另一个 drill（可能停在后台），然后重试。",
        ).fill(why=_LOCKED, home=home)
    )


def unknown_attempt(attempt: str) -> StoreError:
    """A verdict for an attempt that was never started here."""
    return StoreError(Text("There is no attempt {id}.", "找不到提交 {id}。").fill(id=attempt))


def index_lost() -> StoreError:
    """The index of the banks broke while it was read; it has been removed and the next command builds it again."""
    return StoreError(
        Text(
            "The index of the questions was damaged and has been removed. Run the command again to rebuild it; "
            "your progress is kept elsewhere and is safe.",
            "题目索引已损坏，现已删除。重新运行命令即可重建；学习进度另行保存，不受影响。",
        )
    )


def _reason(error: Exception) -> Text:
    if isinstance(error, sqlite3.Error):
        primary = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
        known = {
            sqlite3.SQLITE_FULL: _DISK_FULL,
            sqlite3.SQLITE_READONLY: _NO_PERMISSION,
            sqlite3.SQLITE_PERM: _NO_PERMISSION,
            sqlite3.SQLITE_BUSY: _LOCKED,
            sqlite3.SQLITE_LOCKED: _LOCKED,
        }
        return known.get(primary, Text.plain(str(error)))
    if isinstance(error, OSError) and error.errno in _FULL:
        return _DISK_FULL
    if isinstance(error, OSError) and error.errno in _FORBIDDEN:
        return _NO_PERMISSION
    return Text.plain(error.strerror or str(error)) if isinstance(error, OSError) else Text.plain(str(error))
