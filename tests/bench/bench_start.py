"""DESIGN §7: the first question on screen, at the shipped banks and at 100,000 questions.

python tests/bench/bench_start.py [RUNS]
"""

import json
import os
import pty
import select
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from clock import row

FLOOR = [sys.executable, "-c", "import typer, rich.console, sqlite3"]
SIGN = b"answer"  # in the legend below the choices, the last thing drawn


def first_question(home: Path, *arguments: str, sign: bytes = SIGN) -> float:
    """Seconds from starting `drill quiz` in a pseudo-terminal to its first question."""
    leader, follower = pty.openpty()
    environment = os.environ | {"DRILL_HOME": str(home), "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
    start = time.perf_counter()
    command = [sys.executable, "-m", "drill", "quiz", "--lang", "en", *(arguments or ("--type", "choice"))]
    process = subprocess.Popen(command, stdin=follower, stdout=follower, stderr=follower, env=environment, cwd=home)
    os.close(follower)
    seen = b""
    while sign not in seen:
        if not select.select([leader], [], [], 60)[0]:
            raise SystemExit("no question came")
        seen += os.read(leader, 1 << 16)
    taken = time.perf_counter() - start
    process.kill()
    process.wait()
    os.close(leader)
    return taken


def write_banks(folder: Path, questions: int) -> None:
    """That many choice questions, a thousand a file."""
    folder.mkdir(parents=True)
    for first in range(0, questions, 1000):
        choices = [{"text": "one", "correct": True}, {"text": "two"}, {"text": "three"}]
        entries = [
            {"id": f"made-{number}", "prompt": f"Question {number}?", "choices": choices, "topic": "cnn/shapes"}
            for number in range(first, first + 1000)
        ]
        (folder / f"made_{first}.yaml").write_text(json.dumps({"bank": f"made-{first}", "questions": entries}))


def main() -> None:
    # Both sides as they are when installed: compiled once, not at every start.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    for questions in (0, 100_000):
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder)
            if questions:
                write_banks(home / "questions", questions)
            first_question(home)  # builds the index
            pairs = []
            for _ in range(runs):
                start = time.perf_counter()
                subprocess.run(FLOOR, check=True)
                floor = time.perf_counter() - start
                pairs.append((first_question(home), floor))
        floor = statistics.median(floor for _, floor in pairs)
        print(f"{'floor: import typer, rich.console, sqlite3':58}{1000 * floor:9.1f} ms")
        name = f"first question, {questions:,} more questions" if questions else "first question, shipped banks"
        row(name, statistics.median(taken for taken, _ in pairs), floor, "budget 2 ×")


if __name__ == "__main__":
    main()
