"""Which files are banks, and which folders exercises."""

import os
from collections.abc import Sequence
from pathlib import Path

from drill.errors import BankError
from drill.text import Text

_ENDINGS = (".yaml", ".yml")


def bank_files(folders: Sequence[Path], chosen: Sequence[Path] = ()) -> list[Path]:
    """Bank files, absolute, in the order in which they win an id that several use; none twice.

    Args:
        folders: Places where banks may be, which need not exist.
        chosen: Files and folders that somebody named.

    Raises:
        BankError: a chosen path does not exist, or is a folder without a bank.
    """
    found: dict[str, Path] = {}
    for folder in folders:
        _add(found, _in_folder(folder))
    for path in chosen:
        if not path.exists():
            raise BankError(Text(f"there is no bank at {path}; check the path", f"{path} 不存在；请检查路径"))
        files = _in_folder(path) if path.is_dir() else [path]
        if not files:
            raise BankError(Text(f"the folder {path} holds no *.yaml file", f"文件夹 {path} 里没有 *.yaml 文件"))
        _add(found, files)
    return list(found.values())


def list_exercises(root: Path) -> list[str]:
    """Ids of the exercises: folders with an `exercise.yaml`."""
    return sorted(path.parent.name for path in root.glob("*/exercise.yaml") if path.is_file())


def _in_folder(folder: Path) -> list[Path]:
    try:
        names = sorted(entry.name for entry in os.scandir(folder))
    except OSError:
        return []
    # Editors keep copies beside a file: `.#attention.yaml`.
    return [folder / name for name in names if name.endswith(_ENDINGS) and not name.startswith(".")]


def _add(found: dict[str, Path], files: Sequence[Path]) -> None:
    for file in files:
        # Two roads to the same file: in a checkout ./questions is the shipped folder.
        found.setdefault(os.path.realpath(file), file.absolute())
