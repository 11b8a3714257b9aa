"""`drill mistakes` as a real process."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from store_cases import judgement, log

from drill.models.judgement import Verdict
from drill.store import Store

ROOT = Path(__file__).resolve().parent.parent
NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
EXERCISE = "scaled_dot_product_attention"


def run(*arguments, lang="en"):
    done = subprocess.run(
        [sys.executable, "-m", "drill", "--lang", lang, "mistakes", *arguments],
        capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60, check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", "LANG": "C.UTF-8", "COLUMNS": "80"},
    )  # fmt: skip
    return done.stdout


@pytest.fixture
def slipped(home):
    with Store.open(home) as store:
        attempt = store.start_attempt(EXERCISE, "numpy", b"code", NOW)
        store.finish_attempt(attempt, judgement(EXERCISE, Verdict.WRONG_ANSWER, mistakes=("no_scale",)), NOW)


def mend(home):
    (one,) = json.loads(run("--json"))
    with Store.open(home) as store:
        now = datetime.now(UTC)
        store.answer(log(one["questions"][0], now), None)
        attempt = store.start_attempt(EXERCISE, "numpy", b"better", now)
        store.finish_attempt(attempt, judgement(EXERCISE, Verdict.ACCEPTED), now)


def test_without_any_it_says_so(home):
    assert "No mistakes to mend so far" in run()
    assert json.loads(run("--json")) == []


@pytest.mark.usefixtures("slipped")
def test_it_tells_what_is_wrong_where_it_was_seen_and_what_is_left():
    page = run()
    assert "1 to mend, 0 retired" in page
    assert "not divided by sqrt(d)" in page
    assert "your code" in page
    assert f"drill code test {EXERCISE}" in page
    assert "你的代码" in run(lang="zh")
    assert not page.endswith("\n\n\n")


def test_a_mistake_seen_only_in_a_quiz_says_how_to_begin_its_exercise(home):
    with Store.open(home) as store:
        store.answer(log("attention-scale-why", NOW, correct=False, mistakes=("no_scale",)), None)
    page = run()
    assert f"drill code start {EXERCISE}" in page
    assert "one of 1" not in page


@pytest.mark.usefixtures("slipped")
def test_what_is_mended_is_retired_and_listed_only_when_asked_for(home):
    mend(home)
    (one,) = json.loads(run("--json"))
    assert one["retired"]
    assert "no_scale" not in run()
    assert "✓ no_scale" in run("--all")


def test_a_mistake_of_a_quiz_is_not_put_to_code_that_nobody_wrote(home):
    with Store.open(home) as store:
        store.answer(log("attention-scale-why", NOW, correct=False, mistakes=("no_scale",)), None)
    assert "As code, it is this: " in run()
    assert "写成代码就是：" in run(lang="zh")
    with Store.open(home) as store:
        attempt = store.start_attempt(EXERCISE, "numpy", b"code", NOW)
        store.finish_attempt(attempt, judgement(EXERCISE, Verdict.WRONG_ANSWER, mistakes=("no_scale",)), NOW)
    assert "As code" not in run()


def test_of_many_the_newest_are_shown_and_how_to_see_the_others(home):
    names = ("no_scale", "softmax_axis", "mask_added", "mask_after", "other_a", "other_b", "other_c", "other_d")
    with Store.open(home) as store:
        for day, name in enumerate(names):
            at = NOW + timedelta(days=day)
            attempt = store.start_attempt(EXERCISE, "numpy", b"code", at)
            store.finish_attempt(attempt, judgement(EXERCISE, Verdict.WRONG_ANSWER, mistakes=(name,)), at)
    page = run()
    assert "8 to mend" in page
    assert page.count("✗ ") == 5
    assert page.index("other_d") < page.index("other_c")
    assert "and 3 more: drill mistakes --all" in page
    assert "还有 3 个" in run(lang="zh")
    whole = run("--all")
    assert whole.count("✗ ") == 8
    assert "more:" not in whole
