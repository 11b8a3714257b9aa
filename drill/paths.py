"""Where things lie: shipped content and the user's own state."""

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
# A wheel carries the content inside the package; a checkout has it beside the package.
_CONTENT = _PACKAGE / "content" if (_PACKAGE / "content").is_dir() else _PACKAGE.parent


def questions_dir() -> Path:
    """The shipped banks."""
    return _CONTENT / "questions"


def exercises_dir() -> Path:
    """The shipped exercises, a folder each."""
    return _CONTENT / "questions" / "exercises"


def solutions_dir() -> Path:
    """Reference solutions: `<framework>/<exercise>.py`."""
    return _CONTENT / "solutions"


def home() -> Path:
    """The folder of everything drill remembers: `DRILL_HOME`, or the platform's user data folder."""
    if chosen := os.environ.get("DRILL_HOME"):
        return Path(chosen).expanduser()
    import platformdirs  # noqa: PLC0415 - 5 ms, for those who have not chosen

    return Path(platformdirs.user_data_dir("drill", appauthor=False))


def user_banks() -> tuple[Path, ...]:
    """Folders whose `*.yaml` files are the user's own banks."""
    try:
        return home() / "questions", Path.cwd() / "questions"
    except FileNotFoundError:  # this folder was removed while the terminal stood in it
        return (home() / "questions",)
