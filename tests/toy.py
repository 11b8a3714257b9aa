"""Exercises made for a test, in a folder of the test's own."""

from itertools import count
from pathlib import Path
from textwrap import dedent
from typing import Any

from drill.judge.grade import Submission, judge
from drill.judge.oracle import Oracle
from drill.models.exercise import Exercise, Mistake
from drill.text import Text

_numbers = count()

CASES = """
    import numpy as np
    from drill.judge.case import *; from drill.judge.significance import *

    def cases(rng):
"""


def make(
    folder: Path,
    reference: str,
    cases: str,
    *,
    framework: str = "numpy",
    wrong: dict[str, str] | None = None,
    mistakes: dict[str, dict[str, Any]] | None = None,
    **fields: Any,
) -> Exercise:
    """An exercise whose entry is `f`. `cases` is the body of `cases(rng)`; `wrong` and `mistakes` go by name."""
    name = f"toy_{next(_numbers)}"
    home, solutions = folder / name, folder / "solutions"
    for target, source in {
        home / "cases.py": dedent(CASES) + "".join(f"    {line}\n" for line in dedent(cases).strip().splitlines()),
        solutions / framework / f"{name}.py": dedent(reference),
        **{home / "wrong" / f"{key}.py": dedent(value) for key, value in (wrong or {}).items()},
    }.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(source, encoding="utf-8")
    known = {stem.partition("-")[0]: {} for stem in wrong or {}} | (mistakes or {})
    given = {
        "title": Text("Toy", "玩具"),
        "topic": "foundations/autograd",
        "level": 1,
        "minutes": 5,
        "frequency": 1,
        "frameworks": (framework,),
        "entry": ("f",),
        "kind": "function",
        "signature": "def f(x, w): ...",
        "statement": Text("Do it.", "请实现。"),
        "mistakes": {
            key: Mistake(id=key, message=Text(f"You did {key}.", f"你犯了 {key}。"), **about)
            for key, about in known.items()
        },
    }
    return Exercise(id=name, folder=home, solutions=solutions, **(given | fields))


def drawn(exercise: Exercise, runner: Any, seed: int = 0) -> Oracle:
    """The oracle of an exercise, its inputs drawn."""
    oracle = Oracle(exercise, exercise.frameworks[0], seed, runner)
    oracle.draw()
    return oracle


def submit(oracle: Oracle, source: str, **about: Any):
    """The judgement on a harmless submission, in the oracle's own process."""
    return judge(oracle, oracle.runner, Submission(dedent(source).encode()), **about)
