"""The judge for a long time: a correct submission again and again on the warm path, attacks in between, nothing left.

python tests/bench/soak_judge.py [GRADINGS] [SEED]
"""

import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from drill import paths
from drill.bank.exercise_folder import read_exercise
from drill.judge.grade import Submission, fresh_seed, grade
from drill.judge.runner.sweep import processes
from drill.judge.zygote import Zygote

ATTACKS = Path(__file__).parents[1] / "attacks"
EVERY = 6  # gradings, between two attacks
SLOW = ("time_limit_exceeded", "memory_limit_exceeded")  # seconds each; one in SELDOM is played
SELDOM = 4
READY = 4, 2  # processes and folders of the runners that a zygote keeps ready


def offspring(pid: int) -> set[int]:
    """The living descendants of a process."""
    found, table = {pid}, [process for process in processes() if process.state != "Z"]
    while more := {process.pid for process in table if process.parent in found} - found:
        found |= more
    return found - {pid}


def census(zygote: Zygote, folder: Path) -> str:
    """What there is beyond the runners kept ready, once they have had a second to be."""
    status = zygote.ask("status")
    assert status is not None
    for _ in range(20):
        mine = offspring(os.getpid()) - offspring(status["pid"]) - {status["pid"]}
        kept, folders = offspring(status["pid"]), list(folder.glob("drill-scratch-*"))
        if not mine and len(kept) <= READY[0] and len(folders) <= READY[1]:
            return ""
        time.sleep(0.05)
    return f"{len(mine)} of our processes, {len(kept)} of the zygote's, {len(folders)} folders"


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 0)
    folder = Path(tempfile.mkdtemp(dir="/tmp"))  # the name of a socket must be short
    os.environ |= {"XDG_RUNTIME_DIR": str(folder), "DRILL_ZYGOTE": "1"}
    tempfile.tempdir = str(folder)
    exercise, _ = read_exercise(paths.exercises_dir() / "softmax", paths.solutions_dir())
    zygote = Zygote.of("numpy")
    assert exercise is not None
    assert zygote is not None
    zygote.launch()
    while not zygote.is_up():
        time.sleep(0.05)
    attacks = [
        path for path in sorted(ATTACKS.glob("*/*.py")) if path.parent.name not in SLOW or not rng.randrange(SELDOM)
    ]
    good = Submission((ATTACKS / "accepted/plain.py").read_bytes())
    accepted, foiled, played, taken, wrong = 0, 0, 0, [], []
    for number in range(count):
        start = time.perf_counter()
        judgement = grade(exercise, good, framework="numpy", seed=fresh_seed())
        taken.append(time.perf_counter() - start)
        accepted += judgement.verdict == "accepted" and judgement.warm
        if number % EVERY == 0:
            path = rng.choice(attacks)
            found = grade(exercise, Submission(path.read_bytes(), path.name), framework="numpy", seed=fresh_seed())
            played, foiled = played + 1, foiled + (found.verdict == path.parent.name)
            wrong += [] if found.verdict == path.parent.name else [f"{path.parent.name}/{path.stem}: {found.verdict}"]
            if left := census(zygote, folder):
                wrong.append(f"{path.parent.name}/{path.stem} left {left}")
    zygote.ask("stop")
    while zygote.is_up():
        time.sleep(0.05)
    time.sleep(1)
    print(
        f"{accepted} of {count} correct submissions accepted on the warm path, median {1000 * statistics.median(taken):.0f} ms"
    )
    print(f"{foiled} of {played} attacks got their verdict")
    print("\n".join(wrong) or "nothing left after any of them")
    print(
        "after the end:", offspring(os.getpid()) or "no process,", list(folder.glob("drill-scratch-*")) or "no folder"
    )
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
