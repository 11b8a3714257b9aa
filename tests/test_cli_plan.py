import json
import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from store_cases import answer
from terminal import Terminal

from drill.cli import app
from drill.models.day import day_of
from drill.session.library import Library
from drill.store import Store


def drill(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "drill", *arguments],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        env=os.environ | {"COLUMNS": "80"} | environment,
        check=False,
    )


def soon(days=20):
    return (day_of(datetime.now(UTC), None) + timedelta(days=days)).isoformat()


def test_a_plan_is_made_shown_and_given_up():
    made = drill("plan", "--date", soon(), "--topics", "attention,llm", "-t", "losses/softmax", "--minutes", "30")
    assert made.returncode == 0
    shown = drill("plan")
    assert shown.stdout == made.stdout
    assert "20 days left" in shown.stdout
    assert "30 minutes a day" in shown.stdout
    assert "20 days until the interview" in drill().stdout
    assert "No interview is planned" in drill("plan", "--clear").stdout
    assert "interview" not in drill("stats").stdout


def test_a_plan_is_one_json_document():
    assert json.loads(drill("plan", "--json").stdout) == {"date": None}
    found = json.loads(drill("plan", "--date", soon(), "--topics", "attention", "--json").stdout)
    assert (found["date"], found["days_left"], found["minutes"], found["topics"]) == (soon(), 20, 40, ["attention"])
    assert len(found["days"]) == 20
    assert all(day["minutes"] <= 40 for day in found["days"])
    assert sum(day["new"] for day in found["days"]) <= found["questions"]
    assert 0 < found["ready"]["now"] < found["ready"]["then"] < 1
    assert [one["topic"] for one in found["by_topic"]] == ["attention"]
    assert found["exercises"]["all"] > 5
    assert (found["exercises"]["accepted"], found["exercises"]["days_since"]) == (0, None)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--date", "soon"), "year-month-day"),
        (("--date", "2020-01-01"), "past"),
        (("--date", "2027-02-30"), "calendar"),
        (("--minutes", "30"), "--date"),
        (("--date", soon(), "--topics", "atention"), "attention"),
        (("--clear", "--minutes", "30"), "--clear"),
        (("--date", soon(), "--minutes", "2"), "between 5 and 600"),
        (("--date", soon(), "--topics", ""), "--topics all"),
        (("--date", soon(), "--topics", " , "), "--topics attention"),
    ],
)
def test_what_cannot_be_planned_is_told_in_one_line(arguments, words):
    result = drill("plan", *arguments)
    assert result.returncode == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert words in result.stderr
    assert json.loads(drill("plan", *arguments, "--json").stdout)["error"]["exit_code"] == 2


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("columns", [40, 80])
def test_pages_fit_the_terminal_in_both_languages(lang, columns, capsys, monkeypatch):
    from rich.cells import cell_len

    monkeypatch.setenv("COLUMNS", str(columns))
    assert app.run(["--lang", lang, "plan", "--date", soon(45)]) == 0
    assert app.run(["--lang", lang]) == 0
    page = capsys.readouterr().out
    assert max(map(cell_len, page.splitlines())) <= columns
    assert bool(re.search("[\u4e00-\u9fff]", page)) == (lang == "zh")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(("days", "minutes"), [(45, 40), (8, 20), (3, 40)])
def test_the_page_of_a_plan_is_seen_at_once_in_24_rows(lang, days, minutes):
    page = drill("--lang", lang, "plan", "--date", soon(days), "--minutes", str(minutes)).stdout.splitlines()
    assert len(page) < 24
    assert 3 <= sum(row.endswith(("min", "分钟")) for row in page) <= 6
    whole = drill("--lang", lang, "plan", "--all").stdout
    assert ("Vision and generative" if lang == "en" else "视觉与生成") in whole
    assert len(whole.splitlines()) > len(page)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_narrow_plan_has_the_minutes_and_whole_headings(lang):
    page = drill("--lang", lang, "plan", "--date", soon(45), COLUMNS="40").stdout
    assert page.count("min\n" if lang == "en" else " 分钟\n") == 6
    head = next(row for row in page.splitlines() if "届时" in row or " then" in row)
    assert "…" not in head


def test_enter_on_the_morning_page_begins_and_q_leaves(home):
    drill("plan", "--date", soon(), "--topics", "losses/softmax")
    terminal = Terminal()
    terminal.wait("q leave", "until the interview")
    terminal.press("xq")
    assert terminal.finish() == 0
    terminal = Terminal()
    terminal.wait("q leave")
    terminal.press("\r")
    terminal.wait("1/10", "losses/softmax")
    terminal.press("q")
    assert terminal.finish() == 0


def test_control_c_on_the_morning_page_ends_it():
    terminal = Terminal()
    terminal.wait("Welcome", "q leave")
    terminal.press("\x03")
    assert terminal.finish() == 130


def test_plainly_and_into_a_pipe_the_morning_page_asks_for_no_key():
    assert "leave" not in drill().stdout
    terminal = Terminal("--plain")
    assert terminal.finish() == 0
    assert "leave" not in terminal.text


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_after_its_day_a_plan_says_that_it_is_over(home, lang, capsys):
    with Store.open(home) as store:
        today = day_of(datetime.now(UTC), None)
        store.plans.make(today - timedelta(days=2), [], 40, datetime.now(UTC) - timedelta(days=9))
        answer(store, "softmax-shift", datetime.now(UTC) - timedelta(days=4))
    for command in (["plan"], [], ["plan", "--json"]):
        assert app.run(["--lang", lang, *command]) == 0
    page = capsys.readouterr().out
    assert "drill plan --clear" in page
    assert '"days_left": -2' in page


def test_who_knows_much_already_is_promised_no_less_for_learning_more(home):
    with Store.open(home) as store:
        Library(store).refresh()
        for row in store.catalogue.outlook().rows()[:40]:
            answer(store, row.id, datetime.now(UTC) - timedelta(days=2), stability=50.0)
    found = json.loads(drill("plan", "--date", soon(8), "--json").stdout)
    assert all(one["then"] >= one["now"] for one in found["by_topic"] if one["met"] == 0)
