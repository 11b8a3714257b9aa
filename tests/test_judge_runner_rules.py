"""Tripwires: everything that is forbidden by another name, by another way, and what only looks like it."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import pytest

from drill import paths
from drill.bank.exercise_folder import read_exercise
from drill.judge.grade import Submission, grade
from drill.judge.oracle import Oracle
from drill.judge.process import End, EndedError, Runner
from drill.judge.runner.operators import operation_of
from drill.judge.timing import measure
from drill.judge.words import ended
from drill.judge.zygote import Zygote
from drill.models.exercise import Exercise
from drill.models.judgement import Judgement, Verdict
from tests import toy

TRICKS = Path(__file__).parent / "attacks" / "rule_violation"
NAMED = re.compile(r"# exercise: (\w+)\n")


def tricks(framework: str) -> list[Path]:
    return sorted((TRICKS / framework).glob("*.py"))


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def read(name: str) -> Exercise:
    exercise, faults = read_exercise(paths.exercises_dir() / name, paths.solutions_dir())
    assert exercise is not None, faults
    return exercise


def exercise_of(path: Path) -> Exercise:
    named = NAMED.match(path.read_text())
    return read(named[1] if named else "softmax")


def judged(exercise: Exercise, source: str, framework: str) -> Judgement:
    return grade(exercise, Submission(source.encode()), framework=framework, seed=1, diagnosing=False)


@contextmanager
def zygote(framework: str) -> Iterator[str]:
    """A zygote of this module's own; the folder that its socket lies in."""
    folder = tempfile.mkdtemp(prefix="drill-", dir="/tmp")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", folder)
        patch.setenv("DRILL_ZYGOTE", "1")
        patch.setattr(tempfile, "tempdir", folder)
        one = Zygote.of(framework)
        if one is None:
            pytest.skip("no zygote on this system")
        one.launch()
        for _ in range(600):
            if one.is_up():
                break
            time.sleep(0.05)
        yield folder
        one.ask("stop")
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def torch_zygote() -> Iterator[str]:
    pytest.importorskip("torch")
    with zygote("torch") as folder:
        yield folder


@pytest.fixture(scope="module")
def numpy_zygote() -> Iterator[str]:
    with zygote("numpy") as folder:
        yield folder


@pytest.fixture
def warm_torch(torch_zygote: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", torch_zygote)
    monkeypatch.setenv("DRILL_ZYGOTE", "1")


@pytest.fixture
def warm_numpy(numpy_zygote: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", numpy_zygote)
    monkeypatch.setenv("DRILL_ZYGOTE", "1")


# Tricks


@pytest.mark.torch
@pytest.mark.usefixtures("warm_torch")
@pytest.mark.parametrize("path", tricks("torch"), ids=name_of)
def test_a_forbidden_operation_is_seen_whatever_it_is_called(path):
    judgement = grade(exercise_of(path), Submission(path.read_bytes()), framework="torch", seed=1)
    assert judgement.verdict == Verdict.RULE_VIOLATION, judgement.message
    assert judgement.diagnosis == ()


@pytest.mark.usefixtures("warm_numpy")
@pytest.mark.parametrize("path", tricks("numpy"), ids=name_of)
def test_a_forbidden_module_is_seen_however_it_is_imported(path):
    judgement = grade(exercise_of(path), Submission(path.read_bytes()), framework="numpy", seed=1)
    assert judgement.verdict == Verdict.RULE_VIOLATION, judgement.message


@pytest.mark.torch
@pytest.mark.parametrize("name", ["torch/thread", "torch/optimizer_of_a_hidden_module", "numpy/child_process"])
def test_it_is_seen_in_a_fresh_interpreter_too(name):
    pytest.importorskip("torch")
    path = TRICKS / f"{name}.py"
    judgement = grade(exercise_of(path), Submission(path.read_bytes()), framework=path.parent.name, seed=1)
    assert judgement.verdict == Verdict.RULE_VIOLATION, judgement.message
    assert not judgement.warm


@pytest.mark.torch
@pytest.mark.usefixtures("warm_torch")
@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("import torch\n\ndef softmax(x, axis=-1):\n    return torch.softmax(x, axis)", "softmax may not be used here (line 4)"),
        ("import torch\nf = torch.nn.Softmax(0)\ndef softmax(x, axis=-1):\n    return f(x)", "softmax may not be used here (line 4)"),
        ("def softmax(x, axis=-1):\n    return g(x)\ndef g(x):\n    return x.log_softmax(0)", "log_softmax may not be used here (line 4)"),
        ("from torch.nn import functional as F\ndef softmax(x, axis=-1):\n    return F.gumbel_softmax(x)", "gumbel_softmax may not be used here (line 3)"),
        ("from scipy import special\ndef softmax(x, axis=-1):\n    return x", "scipy.special may not be used here (line 1)"),
    ],
)  # fmt: skip
def test_the_operation_is_named_with_its_line(source, message):
    judgement = judged(read("softmax"), source, "torch")
    assert judgement.verdict == Verdict.RULE_VIOLATION
    assert message in judgement.message.en


@pytest.mark.usefixtures("warm_numpy")
def test_what_was_printed_before_is_shown():
    source = "def softmax(x, axis=-1):\n    print('so far')\n    return __import__('sci' + 'py')"
    judgement = judged(read("softmax"), source, "numpy")
    assert judgement.verdict == Verdict.RULE_VIOLATION
    assert judgement.printed == "so far\n"


# What only looks like it

OWN_TORCH = """
def softmax(x, axis=-1):
    e = (x - x.amax(axis, keepdim=True)).exp()
    return e / e.sum(axis, keepdim=True)
"""


@pytest.mark.torch
@pytest.mark.usefixtures("warm_torch")
@pytest.mark.parametrize(
    "extra",
    [
        "# import scipy; torch.softmax(x, 0)\nSCIPY = 'import scipy'",
        "import torch\ndef unused(x):\n    return torch.softmax(x, 0)",
        "class Softmax:\n    def softmax(self, x):\n        return x\nSoftmax().softmax(1)",
        "def log_softmax(x):\n    return x\nlog_softmax(1)",
        "import torch\nlogsumexp = torch.logsumexp(torch.ones(3), 0)",
        # Checks of itself while it is loaded, which know no hidden input.
        "import torch\nx = torch.randn(3, 4)\nassert torch.allclose(softmax(x), torch.softmax(x, -1))",
        "from torch import nn\nlayer = nn.Softmax(0)",
        "import torch\nlibrary = torch.library.Library('mine', 'DEF')\nlibrary.define('softmax(Tensor x) -> Tensor')",
        "from torch import *\nfrom torch.nn.functional import *\n" + OWN_TORCH,
        "import sys, gc\nfound = [thing for thing in gc.get_objects()], list(sys.modules.items())",
        "softmax = __import__('torch').jit.script(softmax) if False else softmax",
        "if __name__ == '__main__':\n    import scipy.special",
    ],
)
def test_what_only_looks_forbidden_is_accepted(extra):
    judgement = judged(read("softmax"), OWN_TORCH + extra, "torch")
    assert judgement.verdict == Verdict.ACCEPTED, judgement.message


NEIGHBOURS = {
    "softmax": """
        import torch

        def softmax(x, axis=-1):
            return (x - torch.logsumexp(x, axis, keepdim=True)).exp()
    """,
    "layer_norm": """
        from torch import nn

        class LayerNorm(nn.Module):
            def forward(self, x, eps):
                x = x - x.mean(-1, keepdim=True)
                return x / (x.pow(2).mean(-1, keepdim=True) + eps).sqrt()

        def layer_norm(x, gamma, beta, eps=1e-5):
            return LayerNorm()(x, eps) * gamma + beta
    """,
    "conv2d": """
        from torch.nn import functional as F

        def conv2d(x, weight, bias=None, stride=1, padding=0):
            if weight.shape[1] != x.shape[1]:
                raise ValueError
            kernel, (ph, pw) = weight.shape[2:], (padding, padding) if isinstance(padding, int) else padding
            sh, sw = (stride, stride) if isinstance(stride, int) else stride
            x = F.pad(x, (pw, pw, ph, ph))
            size = [(n - k) // s + 1 for n, k, s in zip(x.shape[2:], kernel, (sh, sw))]
            y = (weight.flatten(1) @ F.unfold(x, kernel, stride=(sh, sw))).reshape(len(x), len(weight), *size)
            return y if bias is None else y + bias[:, None, None]
    """,
}


@pytest.mark.torch
@pytest.mark.usefixtures("warm_torch")
@pytest.mark.parametrize("name", NEIGHBOURS)
def test_what_is_next_to_the_forbidden_may_be_used(name):
    judgement = judged(read(name), dedent(NEIGHBOURS[name]), "torch")
    assert judgement.verdict == Verdict.ACCEPTED, judgement.message


@pytest.mark.usefixtures("warm_numpy")
@pytest.mark.parametrize(
    "extra",
    [
        "# import scipy\nSCIPY = 'import scipy'",
        "scipy = torch = 3\nimport numpy as torch",
        "if __name__ == '__main__':\n    import scipy.special, torch",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from scipy import special",
        "import importlib, pickle, pkgutil, random, statistics, collections, fractions, decimal, asyncio",
        "import importlib.util\nhas_scipy = importlib.util.find_spec('scipy') is not None",
        "def scipy():\n    return 1\nscipy()",
        "exec('import math')\n__import__('math')\nimportlib = __import__('importlib')\nimportlib.import_module('cmath')",
        "import threading\nthread = threading.Thread(target=__import__, args=('cmath',))\nthread.start()\nthread.join()",
    ],
)
def test_what_only_looks_like_a_forbidden_module_is_accepted(extra):
    own = "import numpy as np\n\n\ndef softmax(x, axis=-1):\n    e = np.exp(x - x.max(axis=axis, keepdims=True))\n"
    source = f"{own}    return e / e.sum(axis=axis, keepdims=True)\n\n\n{extra}\n"
    judgement = judged(read("softmax"), source, "numpy")
    assert judgement.verdict == Verdict.ACCEPTED, judgement.message


# NumPy's functions

SOLVE = "import numpy as np\n\n\ndef f(a, b):\n    return np.linalg.inv(a) @ b\n"


@pytest.fixture
def solve(tmp_path) -> Exercise:
    cases = """
        for n in (2, 3):
            yield Case("well conditioned", args=(np.eye(n) + rng.uniform(0, 0.1, (n, n)), rng.standard_normal((n, 1))))
    """
    return toy.make(tmp_path, SOLVE, cases, forbid={"numpy": ("numpy.linalg.solve", "numpy.convolve")})


@pytest.mark.usefixtures("warm_numpy")
@pytest.mark.parametrize(
    "body",
    [
        "return np.linalg.solve(a, b)",
        "return getattr(np.linalg, 'sol' + 've')(a, b)",
        "return vars(getattr(np, 'lin' + 'alg'))['sol' + 've'](a, b)",
        "return __import__('operator').attrgetter('linalg.sol' + 've')(np)(a, b)",
        "return eval('np.linalg.so' + 'lve(a, b)')",
        "return next(map(getattr(np.linalg._linalg, 'sol' + 've'), [a], [b]))",
        "return getattr(np.linalg, 'sol' + 've').__wrapped__(a, b)",
        "return np.vectorize(getattr(np.linalg, 'sol' + 've'), signature='(n,n),(n,m)->(n,m)')(a, b)",
        "from functools import partial; return partial(getattr(np.linalg, 'sol' + 've'), a)(b)",
        "import sys; return vars(sys.modules['numpy.linalg'])['evlos'[::-1]](a, b)",
        "names = {}; exec('from numpy.linalg import *', names); return names['sol' + 've'](a, b)",
        "found = []; import threading; t = threading.Thread(target=lambda: found.append(vars(np.linalg)['sol' + 've'](a, b))); t.start(); t.join(); return found[0]",
    ],
)  # fmt: skip
def test_a_forbidden_function_of_numpy_is_seen_under_every_alias(body, solve):
    judgement = judged(solve, f"import numpy as np\n\n\ndef f(a, b):\n    {body}\n", "numpy")
    assert judgement.verdict == Verdict.RULE_VIOLATION, judgement.message
    assert "numpy.linalg.solve may not be used here (line 5)" in judgement.message.en


@pytest.mark.usefixtures("warm_numpy")
@pytest.mark.parametrize(
    "extra",
    [
        "product = np.polymul([1, 2], [3, 4])",  # which calls numpy.convolve itself
        "def unused(a, b, name='solve'):\n    return getattr(np.linalg, name)(a, b)",
        "assert np.allclose(f(np.eye(2), np.ones((2, 1))), getattr(np.linalg, 'sol' + 've')(np.eye(2), np.ones((2, 1))))",
        "def solve(a, b):\n    return f(a, b)\nsolve(np.eye(2), np.ones((2, 1)))",
    ],
)
def test_what_numpy_does_itself_is_not_held_against_a_submission(extra, solve):
    own = SOLVE.replace("return", "np.polymul([1, 2], [3, 4]), np.linalg.tensorsolve(a, b[:, 0])\n    return")
    judgement = judged(solve, own + extra, "numpy")
    assert judgement.verdict == Verdict.ACCEPTED, judgement.message


def test_a_larger_input_does_not_get_a_forbidden_function_timed(solve):
    sizes = "import numpy as np\nfrom drill.judge.case import Case\n\n\ndef sizes(rng):\n"
    solve.bench().write_text(
        f"{sizes}    for n in (2, 50):\n        yield n, Case('', args=(np.eye(n), np.ones((n, 1))))\n"
    )
    source = SOLVE.replace("return", "if len(a) > 9:\n        return vars(np.linalg)['sol' + 've'](a, b)\n    return")
    bench = measure(solve, Submission(source.encode()), framework="numpy", seed=1)
    yours = bench.series[0]
    assert [timing.n for timing in yours.timings] == [2]
    assert "numpy.linalg.solve may not be used here (line 6)" in yours.stopped.en


# Who asks for an import

PROBE = """
import sys
sys.path.insert(0, {judge!r})
from runner import imports
sys.path[0] = {packages!r}
def tell(name):
    print("told", name)
    raise SystemExit
imports.watch(("scipy", "heapq"), tell)
exec(compile({source!r}, "submission.py", "exec"), {{"__name__": "submission"}})
print("nothing")
"""


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("import scipy", "told scipy"),
        ("import scipy.special", "told scipy"),
        ("import scipyx", "nothing"),
        ("import needs_scipy", "nothing"),  # a package may need it for itself
        ("import needs_scipy; needs_scipy.hand_over()", "nothing"),
        ("import importlib; importlib.import_module('needs_scipy')", "nothing"),
        ("import importlib; importlib.import_module('scipy.inner')", "told scipy"),
        ("import needs_scipy, sys; getattr(sys.modules['sci' + 'py'], 'lazy')", "told scipy"),
        ("import pickle; pickle.loads(b'cscipy.inner\\nlazy\\n.')", "told scipy"),
        ("exec(compile('import scipy', '/usr/lib/python3/dist-packages/numpy/a.py', 'exec'))", "told scipy"),
        ("import sys; del sys.modules['heapq']\nimport heapq", "told heapq"),
        ("import sys; del sys.modules['heapq'], sys.modules['queue']\nimport queue", "nothing"),  # which needs heapq
    ],
)
def test_an_import_counts_if_the_submission_asks_for_it(source, told, tmp_path):
    packages = tmp_path / "site-packages"
    for name, text in {
        "scipy/__init__.py": "def __getattr__(name):\n    import importlib\n    return importlib.import_module('.inner', 'scipy')",
        "scipy/inner.py": "lazy = 1",
        "scipyx.py": "",
        "needs_scipy.py": "import scipy\ndef hand_over():\n    import scipy.inner\n    return scipy",
    }.items():
        (packages / name).parent.mkdir(parents=True, exist_ok=True)
        (packages / name).write_text(text)
    judge = Path(paths.__file__).parent / "judge"
    program = PROBE.format(judge=str(judge), packages=str(packages), source="import queue\n" + source)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env={**os.environ}, check=False
    )
    assert (done.stdout.strip(), done.stderr) == (told, "")


# Operators


@pytest.mark.parametrize(
    ("name", "operation"),
    [
        ("softmax", "softmax"),
        ("_softmax", "softmax"),
        ("log_softmax", "log_softmax"),
        ("_log_softmax", "log_softmax"),
        ("native_layer_norm", "layer_norm"),
        ("_fused_adam_", "adam"),
        ("_scaled_dot_product_flash_attention_for_cpu", "scaled_dot_product_attention"),
        ("mkldnn_convolution", "convolution"),
        ("convolution_backward", "convolution_backward"),
        ("max_pool2d_with_indices", "max_pool2d_with_indices"),
        ("special", "special"),
        ("_", ""),
    ],
)
def test_an_operator_is_known_by_what_it_does(name, operation):
    assert operation_of(name) == operation


@pytest.mark.torch
def test_a_runner_of_several_exercises_forgets_what_the_last_one_forbade():
    pytest.importorskip("torch")
    softmax, attention = read("softmax"), read("scaled_dot_product_attention")  # which uses softmax
    with Runner("torch") as runner:
        runner.greet()
        for exercise in (softmax, attention, softmax):
            oracle = Oracle(exercise, "torch", 1, runner)
            oracle.draw()
            assert toy.submit(oracle, exercise.reference("torch").read_text()).verdict == Verdict.ACCEPTED
        oracle = Oracle(softmax, "torch", 1, runner)
        oracle.draw()
        assert (
            toy.submit(oracle, "def softmax(x, axis=-1):\n    return x.softmax(axis)").verdict == Verdict.RULE_VIOLATION
        )


@pytest.mark.parametrize(
    ("detail", "words"),
    [
        ("7 softmax", "softmax may not be used here (line 7)"),
        ("0 softmax", "softmax may not be used here:"),
        ("None [5]", "[5] may not be used here:"),
        ("", " may not be used here:"),
        ("9" * 5000 + " x", "x may not be used here (line 999999999)"),
        ("1 " + "y" * 5000, "y" * 100 + " may not"),
        ("1 \x1b[31m", "[31m may not"),
    ],
)
def test_what_a_runner_tells_is_read_with_care(detail, words):
    verdict, message = ended(EndedError(End.RULE, detail), 1, 1)
    assert verdict == Verdict.RULE_VIOLATION
    assert words in message.en
    assert "\x1b" not in message.en


def test_nothing_is_forbidden_where_an_exercise_says_nothing(tmp_path):
    free = replace(toy.make(tmp_path, "def f(x):\n    return x", "yield Case('', args=(np.ones(2),))"), forbid={})
    source = "import wsgiref\n\n\ndef f(x):\n    return x"
    assert judged(free, source, "numpy").verdict == Verdict.ACCEPTED
