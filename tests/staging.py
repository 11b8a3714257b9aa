"""Plays a case on a submission in this process, over the wire's own encoding: for harmless submissions only."""

import json
from itertools import count
from textwrap import dedent

from drill.judge.case import Case
from drill.judge.decoding import decode_reply
from drill.judge.encoding import as_float64, encode_case
from drill.judge.outcome import Outcome
from drill.judge.runner.stage import Stage
from drill.judge.runner.values import FRAMEWORKS

_numbers = count()


def load(source: str, framework: str = "numpy"):
    """A stage with the submission on it, the module's name, and the answer to `load`."""
    stage, name = Stage(FRAMEWORKS[framework]()), f"submission_{next(_numbers)}"
    return stage, name, stage.load(name, f"{name}.py", dedent(source).encode())


def play(source: str, case: Case, framework: str = "numpy", *, wide: bool = False) -> Outcome:
    """What the submission's `f` does with a case; `wide`: in float64, as the oracle plays it."""
    stage, name, loaded = load(source, framework)
    assert "error" not in loaded, loaded
    request = encode_case(case, "f", seed=7)
    request = as_float64(request) if wide else request
    header, buffers = stage.play(request.header | {"module": name}, request.buffers)
    return decode_reply(json.loads(json.dumps(header)), buffers, request)


def value(source: str, *args, framework: str = "numpy", **about):
    """What `f(*args)` returns."""
    outcome = play(source, Case("a call", args=args), framework, **about)
    assert outcome.failure is None, outcome.failure
    return outcome.steps[-1].value
