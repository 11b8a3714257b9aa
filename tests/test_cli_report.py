"""The page of `drill report`, as a real process writes it and a real browser shows it."""

import os
import random
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from browser import browse, find_browser
from store_cases import judgement, log, scheduled

from drill.models.card import Rating
from drill.models.judgement import Verdict
from drill.session.library import Library
from drill.store import Store

ROOT = Path(__file__).resolve().parent.parent
NOW = datetime.now(UTC)
DAY = timedelta(days=1)
QUESTIONS = ("attention-scale-why", "attention-softmax-axis", "attention-score-std", "rnn-vanishing-bound")
BROWSER = find_browser()


def drill(*arguments, code=0, lang="en"):
    done = subprocess.run(
        [sys.executable, "-m", "drill", "--lang", lang, *map(str, arguments)],
        capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", "LANG": "C.UTF-8"},
    )  # fmt: skip
    assert done.returncode == code, done
    assert "Traceback" not in done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture
def practised(home):
    """A month of answers, right and wrong, with predictions and submissions."""
    rng = random.Random(5)
    with Store.open(home) as store:
        for back in range(30, 0, -1):
            for question in QUESTIONS:
                at, right = NOW - back * DAY, rng.random() < 0.7
                rating = Rating.GOOD if right else Rating.AGAIN
                entry = log(question, at, correct=right, rating=rating, predicted=0.85, answer=[0, 1, 2], seconds=20.0)
                store.answer(entry, scheduled(question, at, due=NOW + rng.randrange(10) * DAY))
        for verdict in (Verdict.WRONG_ANSWER, Verdict.ACCEPTED):
            attempt = store.start_attempt("conv2d", "numpy", b"code", NOW)
            store.finish_attempt(attempt, judgement("conv2d", verdict), NOW)
    return home


@pytest.fixture
def page(practised, tmp_path):
    drill("report", "--html", tmp_path / "r.html")
    return tmp_path / "r.html"


@pytest.fixture
def prepared(practised, tmp_path):
    """The same with an interview to come and mistakes to mend."""
    with Store.open(practised) as store:
        Library(store).refresh()
        store.answer(log(QUESTIONS[0], NOW, correct=False, mistakes=("no_scale",)), None)
        attempt = store.start_attempt("conv2d", "numpy", b"code", NOW)
        store.finish_attempt(attempt, judgement("conv2d", Verdict.WRONG_ANSWER, mistakes=("bias_axis",)), NOW)
    drill("plan", "--date", (NOW + 20 * DAY).date(), "--topics", "attention,cnn,rnn")
    drill("report", "--html", tmp_path / "p.html")
    return tmp_path / "p.html"


class Outline(HTMLParser):
    """Checks that every element is closed, and keeps what could fetch anything."""

    def __init__(self):
        super().__init__()
        self.stack, self.fetching, self.words = [], [], ""

    def handle_starttag(self, tag, attributes):
        if tag not in ("meta", "br"):
            self.stack.append(tag)
        self.fetching += [(tag, key) for key, _ in attributes if key in ("src", "href", "srcset", "onload", "onclick")]

    def handle_startendtag(self, tag, attributes):
        pass

    def handle_endtag(self, tag):
        assert self.stack.pop() == tag

    def handle_data(self, data):
        self.words += data


def test_the_page_is_whole_and_fetches_nothing(page):
    outline = Outline()
    outline.feed(page.read_text(encoding="utf-8"))
    assert outline.stack == []
    assert outline.fetching == []
    for words in ("Due in the next two weeks", "Topics, weakest first", "Missed most often", "conv2d", "Log loss"):
        assert words in outline.words
    assert 'class="months' in page.read_text(encoding="utf-8")
    assert "url(" not in outline.words
    assert "@import" not in outline.words


def test_the_interview_comes_first_and_the_longest_list_last(prepared):
    outline = Outline()
    outline.feed(prepared.read_text(encoding="utf-8"))
    assert outline.stack == []
    heads = (
        "due now", "Interview on", "ready, if you stopped today", "on the day", "Due in the next", "Practice in the last",
        "Mistakes to mend", "As code, it is this", "Missed most often", "Exercises, by", "How well", "Topics, weakest first",
    )  # fmt: skip
    places = [outline.words.index(head) for head in heads]
    assert places == sorted(places)
    for words in ("20 days left", "bias_axis", "no_scale", "drill code test conv2d"):
        assert words in outline.words


def test_without_a_plan_or_mistakes_nothing_is_said_of_them(page):
    words = page.read_text(encoding="utf-8")
    assert "Interview" not in words
    assert "Mistakes to mend" not in words


def test_it_is_written_in_chinese_too(practised, tmp_path):
    drill("report", "--html", tmp_path / "zh.html", lang="zh")
    words = (tmp_path / "zh.html").read_text(encoding="utf-8")
    assert '<html lang="zh-CN">' in words
    assert "未来两周到期" in words


def test_without_any_answer_there_is_a_page_too(home, tmp_path):
    drill("report", "--html", tmp_path / "empty.html")
    words = (tmp_path / "empty.html").read_text(encoding="utf-8")
    assert "due now" in words
    assert "Begin with: drill quiz" in words
    assert "next  drill quiz" in drill("stats")


def test_what_was_missed_just_now_is_not_called_known(home):
    now = datetime.now(UTC)
    with Store.open(home) as store:
        store.answer(log(QUESTIONS[0], now, correct=False), scheduled(QUESTIONS[0], now))
    shown = drill("stats")
    assert "1 of 1 wrong" in shown
    assert "known now" not in shown


def test_an_existing_file_is_left_alone_unless_forced(practised, tmp_path):
    (tmp_path / "mine.html").write_text("mine")
    assert "exists already" in drill("report", "--html", tmp_path / "mine.html", code=2)
    assert (tmp_path / "mine.html").read_text() == "mine"
    drill("report", "--html", tmp_path / "mine.html", "--force")
    assert "is a folder; name a file in it" in drill("report", "--html", tmp_path, code=2)
    assert "cannot write" in drill("report", "--html", tmp_path / "no" / "such" / "folder.html", code=2)


@pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")
def test_a_browser_shows_it_on_a_phone_and_on_a_desk_in_light_and_dark_and_asks_for_nothing(prepared):
    page, backs = prepared, set()
    with browse(BROWSER) as tab:
        for width in (390, 1280):
            for dark in (False, True):
                tab.open(page.as_uri(), width, dark=dark)
                assert tab.requests == [page.as_uri()]
                assert tab.complaints == []
                assert tab.evaluate("document.documentElement.scrollWidth") <= width
                assert tab.evaluate("getComputedStyle(document.body).fontSize") == "16px"
                backs.add(tab.evaluate("getComputedStyle(document.body).backgroundColor"))
                assert tab.evaluate("document.querySelectorAll('section').length") >= 6
                assert (
                    tab.evaluate("Math.min(...[...document.querySelectorAll('.calendar i')].map(i => i.offsetWidth))")
                    >= 8
                )
    assert len(backs) == 2
