"""What is less than it could be is said on stderr: a weaker sandbox, once; the CPU in place of a GPU, each time."""

import sys
from contextlib import suppress
from pathlib import Path

from drill.models.judgement import Judgement
from drill.text import Lang, Text
from drill.views.layers import weaker


def say_once(judgement: Judgement, home: Path, lang: Lang) -> None:
    """Say which layers were missing in this grading, unless it was said before of the same layers."""
    words = weaker(judgement.layers)
    said = home / f"said-sandbox-{'-'.join(judgement.layers) or 'none'}"
    if words is None or said.exists():
        return
    print(f"drill: {words.to(lang)}", file=sys.stderr)  # noqa: T201
    with suppress(OSError):
        said.touch()


def say_fallback(lang: Lang) -> None:
    """Say that `--device auto` found no GPU."""
    words = Text("no CUDA device can be used here; graded on the CPU", "这里没有可用的 CUDA 设备，已在 CPU 上评测")
    print(f"drill: {words.to(lang)}", file=sys.stderr)  # noqa: T201
