import pytest

from drill import paths
from drill.bank.known import Known
from drill.check.banks import check_banks, lint_banks

KNOWN = Known(topics=frozenset({"attention"}))

GOOD = """bank: shipped
title: {{en: Shipped, zh: 内置}}
questions:
  - id: {0}
    topic: attention
    prompt: {{en: Which?, zh: 哪个？}}
    choices:
      - {{text: {{en: one, zh: 一}}, correct: true, why: {{en: w, zh: 因}}}}
      - {{text: {{en: two, zh: 二}}, why: {{en: w, zh: 因}}}}
      - {{text: {{en: six, zh: 六}}, why: {{en: w, zh: 因}}}}
    explanation: {{en: e, zh: 解}}
    sources: [https://arxiv.org/abs/1706.03762]
"""


@pytest.fixture
def place(tmp_path, monkeypatch):
    (tmp_path / "shipped").mkdir()
    (tmp_path / "mine").mkdir()
    monkeypatch.chdir(tmp_path / "mine")
    monkeypatch.setattr(paths, "questions_dir", lambda: tmp_path / "shipped")
    return tmp_path


def lint(file, words):
    file.write_text(words)
    return [(fault.line, fault.message.en) for fault in check_banks([file], KNOWN)]


def test_a_complete_shipped_question_is_clean(place):
    assert lint(place / "shipped/a.yaml", GOOD.format("a")) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("    explanation: {en: e, zh: 解}\n", "", "`explanation` is missing"),
        ("    sources: [https://arxiv.org/abs/1706.03762]\n", "", "primary source"),
        ("https://arxiv.org/abs/1706.03762", "http://arxiv.org/abs/1706.03762", "not an https address"),
        ("https://arxiv.org/abs/1706.03762", "Vaswani et al.", "not an https address"),
        (", correct: true, why: {en: w, zh: 因}", ", correct: true", "choice 1 has no `why`"),
        ("prompt: {en: Which?, zh: 哪个？}", "prompt: {en: Which?}", "both `en` and `zh`"),
        ("      - {text: {en: six, zh: 六}, why: {en: w, zh: 因}}\n", "", "2 choices"),
    ],
)
def test_what_a_shipped_question_lacks_is_a_fault_at_its_line(place, old, new, says):
    words = GOOD.format("a")
    assert old in words
    ((line, message),) = lint(place / "shipped/a.yaml", words.replace(old, new))
    assert line == 4
    assert says in message
    # A user's own bank may be as short as it likes.
    assert lint(place / "mine/b.yaml", words.replace(old, new).replace("id: a", "id: b")) == []


def test_a_shipped_recall_question_needs_a_model_answer_and_keywords(place):
    words = GOOD.format("a")
    head, rest = words.split("    choices:")
    words = head + "    points: [one, two]\n    explanation" + rest.split("    explanation")[1]
    messages = " ".join(message for _, message in lint(place / "shipped/a.yaml", words))
    for part in ("model answer", "2 points", "keywords"):
        assert part in messages


PAIRS = "    pairs: [{left: a, right: b, why: w}, {left: c, right: d}]\n"
BUG = "    code: a = 1\n    line: 1\n    fix: a = 2\n    choices: [{text: b, correct: true, why: w}, c, d]\n"


@pytest.mark.parametrize(("keys", "says"), [(PAIRS, "pair 2 has no `why`"), (BUG, "choice 2 has no `why`")])
def test_a_shipped_pair_or_second_step_has_its_reasons(place, keys, says):
    head, rest = GOOD.format("a").split("    choices:")
    words = head + keys + "    explanation" + rest.split("    explanation")[1]
    assert says in " ".join(message for _, message in lint(place / "shipped/a.yaml", words))


def test_a_shipped_title_is_in_both_languages(place):
    faults = lint(place / "shipped/a.yaml", GOOD.format("a").replace("{en: Shipped, zh: 内置}", "{en: Shipped}"))
    assert faults == [(1, "shipped banks speak both languages; `title` lacks one")]


def test_an_id_of_a_shipped_bank_is_a_fault_of_the_users_file(place):
    (place / "shipped/a.yaml").write_text(GOOD.format("same"))
    faults = lint(place / "mine/b.yaml", "questions:\n  - {id: same, prompt: p, answer: a}\n")
    assert [(line, "a.yaml:4" in message) for line, message in faults] == [(2, True)]


def test_only_the_files_asked_about_are_reported(place):
    (place / "shipped/a.yaml").write_text("questions: [\n")
    (place / "mine/b.yaml").write_text("questions:\n  - {id: b, prompt: p, answer: a}\n")
    (bank,) = lint_banks([place / "mine/b.yaml"], KNOWN)
    assert bank.file.name == "b.yaml"
    assert [question.id for question in bank.questions] == ["b"]
    assert not bank.faults


def test_a_file_that_is_not_there_is_a_fault(place):
    (fault,) = check_banks([place / "gone.yaml"], KNOWN)
    assert "cannot read" in fault.message.en
