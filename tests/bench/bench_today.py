"""The bare command and the first question after 50,000 answers, without and with a plan for an interview.

python tests/bench/bench_today.py [RUNS]
"""

import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent))
from bench_start import FLOOR, first_question
from clock import row

from drill.models.card import Card, Rating, ReviewLog
from drill.session.library import Library
from drill.store import Store, new_id

ANSWERS = 50_000
DAYS = 700


def fill(home: Path) -> None:
    """That many answers to the shipped questions over two years, and a plan for in three weeks."""
    rng, now = Random(1), datetime.now(UTC)
    with Store.open(home) as store:
        Library(store).refresh()
        questions = [(row.id, row.topic) for row in store.catalogue.outlook().rows()]
    lines = []
    for at in range(ANSWERS):
        question, topic = questions[rng.randrange(len(questions))]
        moment = now - timedelta(days=DAYS) + at * timedelta(days=DAYS) / ANSWERS
        correct = rng.random() < 0.8
        lines.append((question, topic, moment, correct))
    write(home, lines)


def write(home: Path, answers: list[tuple[str, str, datetime, bool]]) -> None:
    """The journal, as if all of it had been answered; the store makes its database from that."""
    from drill.store import events

    with (home / "progress.jsonl").open("a", encoding="utf-8") as file:
        for question, topic, at, correct in answers:
            log = ReviewLog(
                id=new_id(at), question=question, topic=topic, at=at, rating=Rating.GOOD if correct else Rating.AGAIN,
                correct=correct, score=float(correct), seconds=20.0,
            )  # fmt: skip
            card = Card(
                question=question, due=at + timedelta(days=20), stability=20.0, difficulty=5.0, last_review=at, reps=3
            )
            body = {"log": events.log_to_json(log), "card": events.card_to_json(card)}
            file.write(events.write(log.id, "answer", at, body).line + "\n")


def command(home: Path, *arguments: str) -> float:
    """Seconds that a command takes, its output thrown away."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "drill", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        check=True,
        env=os.environ | {"DRILL_HOME": str(home)},
        cwd=home,
    )
    return time.perf_counter() - start


def drop_agenda(home: Path) -> None:
    """As in the morning: the work of the day is not planned yet."""
    db = sqlite3.connect(home / "catalogue.db", isolation_level=None)
    db.execute("DELETE FROM agenda")
    db.close()


def planned(home: Path) -> float:
    """`drill` as the first command of a day: its work is planned then."""
    drop_agenda(home)
    return command(home)


def question(home: Path) -> float:
    """The first question of what is due, or of today's work."""
    return first_question(home, "--count", "10", sign=b"1/10")


def planned_question(home: Path) -> float:
    """The same, where today's work is yet to be planned."""
    drop_agenda(home)
    return question(home)


def main() -> None:
    """Print the table."""
    # Both sides as they are when installed: compiled once, not at every start.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        fill(home)
        command(home)
        measure(home, runs, {"drill": command, "first question": question}, "no plan")
        day = (datetime.now(UTC) + timedelta(days=21)).date().isoformat()
        command(home, "plan", "--date", day)
        ways = {
            "drill": command,
            "drill, first of the day": planned,
            "first question": question,
            "first question, first of the day": planned_question,
            "drill plan": lambda place: command(place, "plan"),
        }
        measure(home, runs, ways, "a plan")


def measure(home: Path, runs: int, ways: dict[str, object], what: str) -> None:
    """Print a row for each way, taken in turn with the floor."""
    seconds: dict[str, list[float]] = {name: [] for name in ("floor", *ways)}
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(FLOOR, check=True)
        seconds["floor"].append(time.perf_counter() - start)
        for name, way in ways.items():
            assert callable(way)
            seconds[name].append(way(home))
    floor = statistics.median(seconds["floor"][1:])
    print(f"{'floor: import typer, rich.console, sqlite3':58}{1000 * floor:9.1f} ms")
    for name in ways:
        budget = "" if name == "drill plan" else "budget 2 ×"
        row(f"{name}, {ANSWERS:,} answers, {what}", statistics.median(seconds[name][1:]), floor, budget)


if __name__ == "__main__":
    main()
