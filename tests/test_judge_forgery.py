"""A submission that answers for the runner, by writing to its pipe, gains nothing."""

import pytest

from drill import paths
from drill.bank.exercise_folder import read_exercise
from drill.judge.grade import Submission, grade
from drill.models.judgement import Verdict

FORGE = """
import fcntl, json, os, struct, time

def frame(header):
    body = json.dumps(header | {{"buffers": []}}).encode()
    return struct.pack("<I", len(body)) + body

answers = frame({load}) + 40 * frame({play})
for descriptor in range(3, 64):
    try:
        if fcntl.fcntl(descriptor, fcntl.F_GETFL) & 3 == os.O_WRONLY:
            os.write(descriptor, answers)
    except OSError:
        pass
time.sleep(2)
"""
LOADED = '{"names": ["Adam"]}'
STEP = '{"value": None, "states": []}'


@pytest.mark.parametrize(
    ("load", "play"),
    [
        (LOADED, f'{{"steps": [{STEP}]}}'),  # one step, which is right, and the others left out
        (LOADED, f'{{"steps": [{STEP}] * 3}}'),
        (LOADED, f'{{"steps": [{STEP}] * 99}}'),
        (LOADED, '{"steps": []}'),
        (LOADED, '{"verdict": "accepted"}'),
        (LOADED, '{"steps": [{"error": {"type": "E", "bases": [], "text": "", "line": 1e999, "source": ""}}]}'),
        ('{"names": 5}', "{}"),
        ('{"error": 5}', "{}"),
        ('{"error": {"type": "E", "bases": ["E"], "text": "", "line": 1e999, "source": ""}}', "{}"),
    ],
)
def test_a_forged_answer_is_no_right_one_and_no_trouble(load: str, play: str) -> None:
    exercise, _ = read_exercise(paths.exercises_dir() / "adam", paths.solutions_dir())
    assert exercise is not None
    source = FORGE.format(load=load, play=play).encode()
    judgement = grade(exercise, Submission(source), framework="numpy", seed=1)
    assert judgement.verdict in (Verdict.RUN_TIME_ERROR, Verdict.WRONG_ANSWER, Verdict.COMPILE_ERROR)
    assert judgement.passed < judgement.total
