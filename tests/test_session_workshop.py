"""Coding practice from finding an exercise to its solution, on a real store and a real judge."""

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from toy import make

from drill import paths
from drill.errors import BankError, DrillError, JudgeError
from drill.models.judgement import Verdict
from drill.session.exercises import Root, default_roots
from drill.session.library import Library
from drill.session.submission import choose_framework, read_source
from drill.session.workshop import Workshop
from drill.text import Text

YAML = """
title: {{en: {title}, zh: 标题}}
topic: foundations/autograd
level: 1
frameworks: [numpy, torch]
entry: [f]
signature: "def f(x): ..."
statement: {{en: s, zh: 题面}}
hints: [{{en: one, zh: 一}}, {{en: two, zh: 二}}]
"""
RIGHT = b"def f(x, w=1): return 2 * x"
WRONG = b"def f(x, w=1): return 3 * x"
CASES = "yield Case('one', args=(4.0,))"


def put(root: Root, name: str, title: str = "T", yaml: str = YAML) -> None:
    folder = root.exercises / name
    folder.mkdir(parents=True)
    (folder / "exercise.yaml").write_text(yaml.format(title=title), encoding="utf-8")
    (folder / "starter.py").write_text("def f(x):\n    raise NotImplementedError\n")
    for framework in ("numpy", "torch"):
        solution = root.solutions / framework / f"{name}.py"
        solution.parent.mkdir(parents=True, exist_ok=True)
        solution.write_text(f"# the {framework} reference\n")


@pytest.fixture
def roots(tmp_path: Path) -> tuple[Root, Root]:
    own, shipped = (Root(tmp_path / name / "exercises", tmp_path / name / "solutions") for name in ("own", "shipped"))
    put(shipped, "conv2d", "shipped")
    put(shipped, "max_pool2d")
    put(own, "mine")
    return own, shipped


@pytest.fixture
def workshop(store, roots) -> Workshop:
    return Workshop(store, roots)


@pytest.fixture
def toy(tmp_path):
    """One case, one mistake, whose question is in the catalogue; another's is not."""
    wrong = {"thrice": "def f(x, w=1): return 3 * x", "half": "def f(x, w=1): return x / 2"}
    mistakes = {"thrice": {"question": "why-two"}, "half": {"question": "no-such-question"}}
    hints = (Text("one", "一"), Text("two", "二"))
    return make(tmp_path / "toys", RIGHT.decode(), CASES, wrong=wrong, mistakes=mistakes, hints=hints)


def submitted(workshop, toy, source, now, tmp_path, **about):
    file = tmp_path / "f.py"
    file.write_bytes(source)
    return workshop.submit(toy, file, "numpy", device="cpu", now=now, **{"seed": 3} | about)


# Finding


def test_exercises_of_all_folders_are_found(workshop):
    assert workshop.ids() == ["conv2d", "max_pool2d", "mine"]
    assert [one.id for one in workshop.exercises()] == ["conv2d", "max_pool2d", "mine"]


def test_the_users_own_exercise_comes_before_the_shipped_one_of_the_same_id(workshop, roots):
    put(roots[0], "conv2d", "own")
    assert workshop.exercise("conv2d").title.en == "own"
    assert workshop.ids().count("conv2d") == 1
    assert "own" in str(workshop.exercise("conv2d").reference("numpy"))


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("conv2", "did you mean conv2d?"),
        ("max-pool2d", "did you mean max_pool2d?"),
        ("zzz", "'zzz'. `drill code list`"),
    ],
)
def test_an_unknown_exercise_is_an_error_with_a_suggestion(workshop, name, hint):
    with pytest.raises(BankError) as caught:
        workshop.exercise(name)
    assert hint in caught.value.message.en
    assert "drill code list" in caught.value.message.zh


@pytest.mark.parametrize("yaml", ["title: [", "", "level: 9", "just words"])
def test_a_broken_exercise_is_told_with_its_place_and_does_not_hide_the_others(workshop, roots, yaml):
    put(roots[0], "broken", yaml=yaml)
    assert [one.id for one in workshop.exercises()] == ["conv2d", "max_pool2d", "mine"]
    with pytest.raises(BankError) as caught:
        workshop.exercise("broken")
    assert f"{roots[0].exercises / 'broken' / 'exercise.yaml'}:1:" in caught.value.message.en


def test_the_users_exercises_lie_beside_their_banks(home, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    roots = [root.exercises for root in default_roots()]
    assert roots == [home / "questions" / "exercises", tmp_path / "questions" / "exercises", paths.exercises_dir()]


def test_in_a_checkout_the_shipped_exercises_are_not_found_twice(monkeypatch):
    monkeypatch.chdir(paths.exercises_dir().parent.parent)
    assert [root.exercises.resolve() for root in default_roots()].count(paths.exercises_dir().resolve()) == 1


# Starting


@pytest.mark.parametrize(("framework", "first"), [("numpy", "import numpy as np"), ("torch", "import torch")])
def test_the_starter_is_written_with_the_import_of_its_track(workshop, tmp_path, framework, first, now):
    target = tmp_path / "new" / "folder" / "conv2d.py"
    workshop.start(workshop.exercise("conv2d"), framework, target, now)
    assert target.read_text() == f"{first}\n\n\ndef f(x):\n    raise NotImplementedError\n"


def test_no_file_is_ever_written_over(workshop, tmp_path, now):
    exercise, target, link, folder = (
        workshop.exercise("conv2d"),
        tmp_path / "a.py",
        tmp_path / "b.py",
        tmp_path / "c.py",
    )
    target.write_text("my work")
    link.symlink_to(tmp_path / "nowhere")
    folder.mkdir()
    for place, why in ((target, "exists already"), (link, "exists already"), (folder, "is a folder")):
        with pytest.raises(DrillError, match=why):
            workshop.start(exercise, "numpy", place, now)
    assert target.read_text() == "my work"
    assert not (tmp_path / "nowhere").exists()


def test_a_place_where_no_file_can_be_is_an_error(workshop, tmp_path, now):
    (tmp_path / "file").write_text("my work")
    for place in (tmp_path / "file" / "conv2d.py", tmp_path / "file" / "deep" / "conv2d.py", tmp_path / ("x" * 300)):
        with pytest.raises(DrillError) as caught:
            workshop.start(workshop.exercise("conv2d"), "numpy", place, now)
        assert caught.value.message.en.startswith(f"cannot write {place}: ")
        assert caught.value.message.zh.startswith("无法写入")
    assert (tmp_path / "file").read_text() == "my work"


# Submitting


def test_a_submission_is_judged_and_remembered(workshop, toy, store, now, tmp_path):
    judgement = submitted(workshop, toy, RIGHT, now, tmp_path)
    assert (judgement.verdict, judgement.passed, judgement.total, judgement.seed) == (Verdict.ACCEPTED, 1, 1, 3)
    (attempt,) = store.attempts(toy.id)
    assert (attempt.verdict, attempt.passed, attempt.total, attempt.framework, attempt.at) == (
        "accepted",
        1,
        1,
        "numpy",
        now,
    )
    assert store.attempt_code(attempt.id).read_bytes() == RIGHT
    assert store.cards() == []


def test_a_fresh_seed_is_drawn_for_every_submission(workshop, toy, now, tmp_path):
    seeds = {submitted(workshop, toy, RIGHT, now, tmp_path, seed=None).seed for _ in range(3)}
    assert len(seeds) == 3


def test_a_diagnosed_mistake_makes_its_question_due(workshop, toy, store, now, tmp_path):
    bank = tmp_path / "bank.yaml"
    bank.write_text("questions:\n  - {id: why-two, prompt: p, answer: a}\n")
    Library(store, [bank]).refresh()
    judgement = submitted(workshop, toy, WRONG, now, tmp_path)
    assert [found.mistake for found in judgement.diagnosis] == ["thrice"]
    assert [found.question for found in judgement.diagnosis] == ["why-two"]
    assert store.card("why-two").due == now
    assert store.due_reason("why-two") == {"exercise": toy.id, "mistake": "thrice"}
    assert store.attempts()[0].mistakes == ("thrice",)


def test_a_question_that_is_in_no_bank_is_neither_made_due_nor_named(workshop, toy, store, now, tmp_path):
    judgement = submitted(workshop, toy, b"def f(x, w=1): return 0.5 * x", now, tmp_path)
    assert [(found.mistake, found.question) for found in judgement.diagnosis] == [("half", None)]
    assert store.cards() == []


def test_a_grading_that_cannot_be_done_leaves_the_attempt_without_a_verdict(workshop, toy, store, now, tmp_path):
    toy.cases().write_text("def cases(rng): raise ValueError\n")
    with pytest.raises(JudgeError):
        submitted(workshop, toy, RIGHT, now, tmp_path)
    (attempt,) = store.attempts(toy.id)
    assert attempt.verdict is None
    assert store.attempt_code(attempt.id).read_bytes() == RIGHT
    assert workshop.standing(toy.id).status == "new"


def test_a_fault_of_the_exercise_counts_for_nothing(workshop, toy, store, now, tmp_path):
    toy.reference("numpy").write_text("def f(x): raise ValueError\n")
    assert submitted(workshop, toy, RIGHT, now, tmp_path).verdict == Verdict.JUDGE_ERROR
    assert (workshop.standing(toy.id).status, workshop.standing(toy.id).attempts) == ("new", 0)
    assert store.cards() == []


def test_a_standing_goes_from_new_to_tried_to_accepted_and_stays(workshop, toy, now, tmp_path):
    seen = [workshop.standing(toy.id).status]
    for source in (WRONG, RIGHT, WRONG):
        submitted(workshop, toy, source, now, tmp_path)
        seen.append(workshop.standing(toy.id).status)
    assert seen == ["new", "tried", "accepted", "accepted"]
    assert workshop.standings()[toy.id] == workshop.standing(toy.id)
    assert workshop.standings()[toy.id].attempts == 3


def test_only_the_last_submission_is_known(workshop, toy, now, tmp_path):
    assert not workshop.is_known(toy, "numpy", RIGHT)
    submitted(workshop, toy, RIGHT, now, tmp_path)
    assert workshop.is_known(toy, "numpy", RIGHT)
    assert not workshop.is_known(toy, "torch", RIGHT)
    assert not workshop.is_known(toy, "numpy", RIGHT + b"\n")
    workshop.begin(toy, RIGHT, "numpy", now)  # and never judged
    assert not workshop.is_known(toy, "numpy", RIGHT)


# Hints and the solution


def test_hints_come_one_after_the_other_and_the_last_one_stays(workshop, toy, store, now):
    assert [workshop.next_hint(toy, now)[0] for _ in range(3)] == [1, 2, 2]
    assert workshop.next_hint(toy, now)[1].zh == "二"
    assert store.hints_used(toy.id) == workshop.standing(toy.id).hints == 2


def test_an_exercise_without_hints_has_none(workshop, tmp_path, now):
    assert workshop.next_hint(make(tmp_path / "bare", RIGHT.decode(), CASES), now) is None


def test_hints_that_were_used_are_kept_with_the_attempt(workshop, toy, store, now, tmp_path):
    workshop.next_hint(toy, now)
    submitted(workshop, toy, RIGHT, now, tmp_path)
    assert store.attempts()[0].hints == 1


def test_the_solution_is_shown_after_an_attempt(workshop, store, now):
    exercise = workshop.exercise("conv2d")
    with pytest.raises(DrillError, match="try it first"):
        workshop.solution(exercise, "numpy", now, anyway=False)
    assert store.solution_revealed("conv2d") is None
    workshop.begin(exercise, RIGHT, "numpy", now)
    assert workshop.solution(exercise, "torch", now, anyway=False) == "# the torch reference\n"
    assert store.solution_revealed("conv2d") == now


def test_the_solution_is_shown_anyway_to_who_insists(workshop, store, now):
    later = now + timedelta(days=1)
    for at in (now, later):
        assert "numpy" in workshop.solution(workshop.exercise("conv2d"), "numpy", at, anyway=True)
    assert store.solution_revealed("conv2d") == now


def test_a_reference_that_is_missing_is_a_broken_exercise_and_reveals_nothing(workshop, toy, store, now):
    toy.reference("numpy").unlink()
    with pytest.raises(BankError, match="cannot be read") as caught:
        workshop.solution(toy, "numpy", now, anyway=True)
    assert caught.value.message.en.startswith(f"{toy.id} is broken: its reference {toy.reference('numpy')}")
    assert "无法读取" in caught.value.message.zh
    assert store.solution_revealed(toy.id) is None


def test_questions_that_name_the_exercise_or_repair_its_mistakes_go_with_it(workshop, toy, store, tmp_path):
    bank = tmp_path / "bank.yaml"
    lines = [f"  - {{id: {name}, prompt: p, answer: a, exercise: {exercise}}}" for name, exercise in
             (("names-it", "softmax"), ("why-two", "softmax"), ("names-another", "conv2d"))]  # fmt: skip
    bank.write_text("\n".join(["questions:", *lines]) + "\n")
    Library(store, [bank]).refresh()
    found = workshop.questions(replace(toy, id="softmax"))
    assert {"names-it", "no-such-question"} < set(found)
    assert found.count("why-two") == 1
    assert "names-another" not in found


# Files and tracks


def test_a_file_that_is_not_there_is_an_error_that_says_how_to_begin(tmp_path):
    with pytest.raises(DrillError) as caught:
        read_source(tmp_path / "conv2d.py")
    assert "drill code start conv2d" in caught.value.message.en
    assert "drill code start conv2d" in caught.value.message.zh


def test_a_file_that_cannot_be_read_is_an_error(tmp_path):
    secret = tmp_path / "secret.py"
    secret.write_bytes(RIGHT)
    secret.chmod(0)
    loop = tmp_path / "loop.py"
    loop.symlink_to(loop)
    for file in (tmp_path, loop, tmp_path / ("x" * 300), *([secret] if os.geteuid() else [])):
        with pytest.raises(DrillError) as caught:
            read_source(file)
        assert caught.value.message.en.startswith(f"cannot read {file}: ")
        assert caught.value.message.zh.startswith("无法读取")


@pytest.mark.parametrize(
    ("source", "track"),
    [
        (b"import torch\n", "torch"),
        (b"import torch.nn as nn\n", "torch"),
        (b"from torch import nn\n", "torch"),
        (b"import numpy as np\nimport torch\n", "torch"),
        (b"def f():\n    import torch\n", "torch"),
        (b"\xff\xfe\nimport torch\n", "torch"),
        (b"import torchvision\n", "numpy"),
        (b"import numpy as np\n", "numpy"),
        (b"# import torch\n", "numpy"),
        (b"x = 'import torch'\n", "numpy"),
        (b"", "numpy"),
        (None, "numpy"),
    ],
)
def test_the_track_is_read_from_the_imports(workshop, source, track):
    pytest.importorskip("torch")
    assert choose_framework(workshop.exercise("conv2d"), None, source) == track


def test_the_track_that_is_asked_for_comes_first(workshop):
    assert choose_framework(workshop.exercise("conv2d"), "numpy", b"import torch") == "numpy"
    assert choose_framework(workshop.exercise("conv2d"), "torch", b"import numpy") == "torch"


def test_a_track_that_the_exercise_has_not_is_an_error(workshop, toy):
    with pytest.raises(DrillError) as caught:
        choose_framework(workshop.exercise("conv2d"), "python")
    assert "numpy, torch" in caught.value.message.en
    assert choose_framework(toy, None, b"import torch") == "numpy"
