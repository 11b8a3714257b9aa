"""DESIGN §7: the judge, warm and cold, beside `import torch`, a cold pytest and (if installed) torch-judge 0.1.1.

python tests/bench/bench_judge.py [RUNS]
"""

import importlib.util
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import textwrap
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from clock import measure, row

from drill import paths
from drill.bank.exercise_folder import read_exercise
from drill.judge.grade import Submission, fresh_seed, grade
from drill.judge.zygote import Zygote
from drill.models.exercise import Exercise

SOURCE = """
import torch

def softmax(x, axis=-1):
    e = torch.exp(x - x.amax(dim=axis, keepdim=True))
    return e / e.sum(dim=axis, keepdim=True)
"""
PYTEST = """
import pytest
import torch
from softmax import softmax

@pytest.mark.parametrize("seed", range(10))
def test_softmax(seed):
    x = torch.randn(4, 7, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)
    torch.testing.assert_close(softmax(x, -1), torch.softmax(x, -1))
"""
PAUSE = 0.3  # seconds between gradings: a person takes longer, and the zygote gets the next runners ready
PEER = "from torch_judge import check\nfrom softmax import softmax as my_softmax\ncheck('softmax')\n"


def warm_up(zygote: Zygote) -> None:
    """Start the zygote and wait until it answers."""
    zygote.launch()
    while not zygote.is_up():
        time.sleep(0.05)


def shortened(folder: Path) -> Exercise:
    """Softmax with its first ten cases."""
    copy = folder / "softmax"
    shutil.copytree(paths.exercises_dir() / "softmax", copy)
    with (copy / "cases.py").open("a") as file:
        file.write("\nfrom itertools import islice\n_all = cases\ndef cases(rng):\n    return islice(_all(rng), 10)\n")
    exercise, _ = read_exercise(copy, paths.solutions_dir())
    assert exercise is not None
    return exercise


def inside(exercise: Exercise, runs: int) -> float:
    """Seconds that a warm grading takes within the process of the command."""
    taken = []
    for _ in range(runs + 1):
        time.sleep(PAUSE)
        start = time.perf_counter()
        judgement = grade(exercise, Submission(SOURCE.encode()), framework="torch", seed=fresh_seed())
        taken.append(time.perf_counter() - start)
        assert judgement.verdict == "accepted", judgement
        assert judgement.total == 10
        assert judgement.warm
    return statistics.median(taken[1:])


def peak_mb(command: list[str]) -> float:
    """Peak memory of the command's own process, its children left out."""
    program = (
        "import resource, runpy, sys; sys.argv = sys.argv[1:]\n"
        "try: runpy.run_module('drill', run_name='__main__')\n"
        "except SystemExit: pass\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", program, *command[2:]], capture_output=True, text=True, check=False)
    return int(result.stderr.split()[-1]) / 1024


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "softmax.py"
        file.write_text(SOURCE)
        (folder / "test_softmax.py").write_text(textwrap.dedent(PYTEST))
        (folder / "peer.py").write_text(PEER)
        os.environ["DRILL_HOME"] = str(folder / "home")
        test = [sys.executable, "-m", "drill", "code", "test", "softmax", str(file), "--json"]
        commands = {
            "import torch": [sys.executable, "-c", "import torch"],
            "cold": ["env", "DRILL_ZYGOTE=0", *test],
            "pytest": [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(folder / "test_softmax.py")],
        }
        if importlib.util.find_spec("torch_judge"):
            commands["torch-judge"] = [sys.executable, str(folder / "peer.py")]
        zygote = Zygote.of("torch")
        if zygote is not None:
            warm_up(zygote)
            commands["warm"] = test
        taken = measure(commands, runs=runs)
        floor = taken["import torch"]
        row("python -c 'import torch'", floor, floor)
        row("drill code test --json, cold", taken["cold"], floor, "budget 1.3 ×")
        if zygote is not None:
            row("drill code test --json, warm", taken["warm"], floor, "budget 0.25 ×")
            row("a warm grading inside the judge, 10 cases", inside(shortened(folder), runs), floor, "budget 60 ms")
        row("the same exercise by a cold pytest, 10 cases", taken["pytest"], floor)
        if "torch-judge" in taken:
            row("the same exercise by torch-judge, cold", taken["torch-judge"], floor)
        print(f"peak memory of the command: {peak_mb(test):.0f} MB (budget 80 MB)")


if __name__ == "__main__":
    main()
