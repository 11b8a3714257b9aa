from pathlib import Path

import pytest

from drill.bank.bank_file import find_duplicates, read_bank
from drill.bank.files import list_exercises
from drill.bank.known import Known, shipped
from drill.models.question import ChoiceQuestion, NumberQuestion, Parameter, RecallQuestion, TextQuestion
from drill.text import Text

KNOWN = Known(
    topics=frozenset({"attention", "attention/scaling"}),
    exercises=frozenset({"softmax", "conv2d"}),
    mistakes=lambda exercise: frozenset({"no_shift", "wrong_axis"}) if exercise == "softmax" else frozenset(),
)


@pytest.fixture
def read(tmp_path):
    def read(words, name="mine.yaml"):
        file = tmp_path / name
        file.write_bytes(words if isinstance(words, bytes) else words.encode())
        return read_bank(file, known=KNOWN)

    return read


def faults(bank):
    return [(fault.line, fault.column, fault.message.en) for fault in bank.faults]


SIX = r"""bank: six
title: {en: Six, zh: 六}
questions:
  - id: good-first
    prompt: What does softmax return?
    answer: A distribution.
  - id: level-seven
    level: 7
    prompt: p
    answer: a
  - id: no-key
    prompt: p
    choices: [{text: one}, {text: two}]
  - id: form-feed
    prompt: "the value \frac{a}{b}"
    answer: a
  - id: twice
    prompt: one
    prompt: two
    answer: a
  - id: misspelt
    prompt: p
    anwser: a
    points: [{text: p}]
  - id: boolean
    prompt: Is it convex?
    answer: no
  - id: good-last
    prompt: Which?
    choices:
      - {text: this, correct: true}
      - that
"""


def test_six_mistakes_are_six_faults_with_their_lines_and_the_good_questions_are_kept(read):
    bank = read(SIX)
    assert [(line, column) for line, column, _ in faults(bank)] == [
        (8, 12),
        (13, 5),
        (15, 24),
        (19, 5),
        (23, 5),
        (27, 13),
    ]
    assert [question.id for question in bank.questions] == ["good-first", "good-last"]
    for fault, words in zip(
        bank.faults, ["1 … 5", "correct: true", "form feed", "twice", "answer", "'no'"], strict=True
    ):
        assert words in fault.message.en
        assert fault.message.zh
        assert fault.to("en").startswith(f"{bank.file}:{fault.line}:{fault.column}: ")


def test_a_full_choice_question_is_read_with_everything_in_it(read):
    bank = read(r"""
bank: attention
title: {en: Attention, zh: 注意力机制}
questions:
  - id: attention-scale-why
    type: choice
    topic: attention/scaling
    level: 2
    prompt: {en: "Why $\\sqrt{d_k}$?", zh: '为什么除以 $\sqrt{d_k}$？'}
    choices:
      - {text: {en: variance, zh: 方差}, correct: true, why: {en: grows, zh: 增大}}
      - {text: {en: memory, zh: 显存}, why: {en: same, zh: 相同}, mistake: no_shift}
    explanation: {en: E, zh: 解}
    hints: [{en: h, zh: 提示}]
    sources: [https://arxiv.org/abs/1706.03762]
    exercise: softmax
    claims: [003-62]
""")
    assert not bank.faults
    assert bank.bank == "attention"
    assert bank.title == Text("Attention", "注意力机制")
    (question,) = bank.questions
    assert isinstance(question, ChoiceQuestion)
    assert question.prompt.en == r"Why $\sqrt{d_k}$?"
    assert [choice.correct for choice in question.choices] == [True, False]
    assert question.choices[1].mistake == "no_shift"
    assert question.choices[0].why == Text("grows", "增大")
    assert (question.level, question.topic, question.exercise) == (2, "attention/scaling", "softmax")
    assert (question.langs, question.claims, question.line) == (("en", "zh"), ("003-62",), 5)
    assert question.hints == (Text("h", "提示"),)


def test_a_users_card_needs_only_id_prompt_and_answer(read):
    bank = read("questions:\n  - {id: my-card, prompt: What?, answer: This.}\n", "my cards.yaml")
    assert not bank.faults
    (question,) = bank.questions
    assert isinstance(question, RecallQuestion)
    assert (bank.bank, question.bank, question.topic, question.level) == ("my cards", "my cards", "my cards", 1)
    assert question.answer == Text.plain("This.")


def test_the_type_follows_from_the_keys(read):
    bank = read("""questions:
  - {id: a, prompt: p, choices: [{text: x, correct: true}, y]}
  - {id: b, prompt: p, accept: softmax}
  - {id: c, prompt: p, answer: 2 * d, params: {d: [1, 2]}}
  - {id: d, prompt: p, points: [one, {text: two, any: [zwei]}]}
  - {id: e, prompt: p, answer: 42}
""")
    assert not bank.faults
    kinds = [ChoiceQuestion, TextQuestion, NumberQuestion, RecallQuestion, RecallQuestion]
    assert [type(question) for question in bank.questions] == kinds
    assert bank.questions[3].points[1].keywords == ("zwei",)
    assert bank.questions[4].answer == Text.plain("42")


def test_number_questions_keep_their_parameters(read):
    bank = read("""questions:
  - id: kv-size
    type: number
    params: {d: [16, 64], n: {min: 2, max: 8, step: 2}}
    answer: sqrt(d) * n
    tolerance: 0.01
    unit: bytes
    prompt: "With $d={{d}}$ and {{n}} heads"
    explanation: It is {{answer}} for {{d}}.
""")
    assert not bank.faults
    (question,) = bank.questions
    assert question.params == (Parameter(name="d", values=(16, 64)), Parameter(name="n", low=2, high=8, step=2))
    assert (question.answer, question.tolerance, question.unit) == ("sqrt(d) * n", 0.01, "bytes")


def test_accepted_answers_of_all_languages_are_collected(read):
    bank = read(r"""questions:
  - {id: a, prompt: p, accept: {en: [softmax, '/soft\s*max/'], zh: 归一化指数}}
""")
    assert not bank.faults
    assert bank.questions[0].accept == ("softmax", r"/soft\s*max/", "归一化指数")


@pytest.mark.parametrize(
    ("fields", "langs"),
    [
        ("prompt: What?, answer: This", ("en",)),
        ("prompt: 什么？, answer: this", ("zh",)),
        ("prompt: {en: What?, zh: 什么？}, answer: plain", ("en", "zh")),
        ("prompt: {en: What?, zh: 什么？}, answer: {en: this}", ("en",)),
        ("prompt: {zh: 什么？}, answer: {zh: 这个}", ("zh",)),
        ("prompt: {zh: 什么？}, answer: {en: this}", ("zh",)),
    ],
)
def test_languages_are_those_in_which_every_text_is_given(read, fields, langs):
    bank = read(f"questions:\n  - {{id: a, {fields}}}\n")
    assert not bank.faults
    assert bank.questions[0].langs == langs


CARD = "questions:\n  - id: a\n    prompt: p\n"
NUMBER = "questions:\n  - id: a\n    type: number\n    prompt: p\n"
CHOICE = "questions:\n  - id: a\n    prompt: p\n    choices:\n"


@pytest.mark.parametrize(
    ("words", "line", "column", "says"),
    [
        (CARD + "    answer: off\n", 4, 13, "false"),
        (CARD + "    answer: Yes\n", 4, 13, "true"),
        (CARD + "    answer: ~\n", 4, 13, "null"),
        (CARD + "    answer:\n", 4, 12, "no text"),
        (CARD + "    answer: ''\n", 4, 13, "empty"),
        (CARD + "    answer: 010\n", 4, 13, "octal number 8"),
        (CARD + "    answer: 12:30\n", 4, 13, "base-60 number 750"),
        (CARD + "    answer: [a]\n", 4, 13, "list"),
        (CARD + "    answer: {}\n", 4, 13, "no text"),
        (CARD + "    answer: {fr: a}\n", 4, 14, "unknown key `fr`"),
        (CARD + '    answer: "\\nabla f"\n', 4, 14, "\\nabla"),
        (CARD + '    answer: "a\n      \\theta"\n', 5, 7, "\\theta"),
        (CARD + '    answer: "$a \\ne b$"\n', 4, 17, "\\ne"),
        (CARD + '    answer: "\\x07"\n', 4, 14, "control character"),
        (CARD + '    answer: "d\\_k"\n', 4, 15, "no-break space"),
        (CARD + '    answer: "\\hat x"\n', 4, 14, "backslash"),
        (CARD + "    answer: a\x07b\n", 4, 14, "U+0007"),
        (CARD + "    answer: !!python/object/apply:os.system [ls]\n", 4, 13, "!!python/object/apply:os.system"),
        (CARD + "    answer: !secret x\n", 4, 13, "!secret"),
        (CARD + "    answer: *p\n", 4, 13, "anchor"),
        (CARD + "    answer: a\n    <<: {level: 2}\n", 5, 5, "merge"),
        (CARD + "    answer: a\n    {x: 1}: 2\n", 5, 5, "key"),
        (CARD + "    answer: a\n    level: 1.5\n", 5, 12, "whole number"),
        (CARD + "    answer: a\n    level: '2'\n", 5, 12, "quotes"),
        (CARD + "    answer: a\n    level: 0\n", 5, 12, "1 … 5"),
        (CARD + "    answer: a\n    topic: attention/scalin\n", 5, 12, "`attention/scaling`"),
        (CARD + "    answer: a\n    exercise: soft_max\n", 5, 15, "`softmax`"),
        (CARD + "    answer: a\n    type: recal\n", 5, 11, "`recall`"),
        (CARD + "    answer: it costs $5\n", 4, 13, "\\$"),
        (CARD + "    answer: $$x$\n", 4, 13, "\\$"),
        (CARD + "    answer: a\n    unit: kg\n    tolerance: 2\n    params: {}\n", 4, 13, "not declared"),
        (CARD + "    answer: a\n  -\n", 5, 4, "mapping"),
        (CARD + "    answer: a\n  - just words\n", 5, 5, "mapping"),
        (CARD + "    answer: a\n    sources: https://x\n", 5, 14, "expected a list"),
        (CARD, 2, 5, "nothing to compare"),
        ("questions:\n  - prompt: p\n    answer: a\n", 2, 5, "`id` is missing"),
        ("questions:\n  - {id: Big_Id, prompt: p, answer: a}\n", 2, 10, "`big-id`"),
        ("questions:\n  - {id: a, prompt: p, answer: a}\n  - {id: a, prompt: q, answer: b}\n", 3, 10, "already used"),
        (NUMBER + "    answer: 1e-3\n", 5, 13, "1.0e-3"),
        (NUMBER + "    answer: 5e6\n", 5, 13, "5.0e+6"),
        (NUMBER + "    answer: 017\n", 5, 13, "octal number 15"),
        (NUMBER + "    answer: 1:30\n", 5, 13, "base-60"),
        (NUMBER + "    answer: d * 2\n", 5, 13, "`d`"),
        (NUMBER + "    answer: 2 ^ 3\n", 5, 13, "**"),
        (NUMBER + "    answer: 1 / d\n    params: {d: [1, 0]}\n", 5, 13, "d = 0"),
        (NUMBER + "    answer: 1 / (d - 777)\n    params: {d: {min: 1, max: 777}}\n", 5, 13, "d = 777"),
        (NUMBER + "    answer: 1\n    tolerance: 1e-2\n", 6, 16, "1.0e-2"),
        (NUMBER + "    answer: 1\n    tolerance: -1\n", 6, 16, "range"),
        (NUMBER + "    answer: 1\n    params: {sqrt: [1]}\n", 6, 14, "sqrt"),
        (NUMBER + "    answer: 1\n    params: {d: []}\n", 6, 17, "no values"),
        (NUMBER + "    answer: 1\n    params: {d: {min: 3, max: 1}}\n", 6, 17, "min ≤ max"),
        (NUMBER + "    answer: 1\n    params: {d: {min: 0, max: 9, step: 0}}\n", 6, 17, "step > 0"),
        (NUMBER + "    answer: 1\n    params: {d: [one]}\n", 6, 18, "number"),
        (NUMBER + "    answer: 1\n    hints: ['{{k}}']\n", 6, 13, "{{k}}"),
        (NUMBER.replace("p\n", "'{{answer}}'\n") + "    answer: 1\n", 4, 13, "{{answer}}"),
        ("questions:\n  - {id: a, prompt: p, type: text}\n", 2, 5, "`accept` is missing"),
        ("questions:\n  - {id: a, prompt: p, accept: [/(/]}\n", 2, 33, "regular expression"),
        ("questions:\n  - {id: a, prompt: p, accept: []}\n", 2, 32, "at least one"),
        (CHOICE + "      - {text: a, correct: true}\n", 4, 5, "1 choices"),
        (CHOICE + "      - {text: a, correct: maybe}\n      - b\n", 5, 28, "`true` or `false`"),
        (CHOICE + "      - {text: a, correct: true}\n      - a\n", 6, 9, "the same"),
        (CHOICE + "      - {text: {en: a, zh: 甲}, correct: true}\n      - {text: {en: b, zh: 甲}}\n", 6, 9, "the same"),
        (CHOICE + "      - {text: a, correct: true}\n      - {text: b, mistake: no_shift}\n", 6, 28, "`exercise`"),
        (
            CHOICE + "      - {text: a, correct: true}\n      - {text: b, mistake: no_shft}\n    exercise: softmax\n",
            6,
            28,
            "`no_shift`",
        ),
        ("bank: Mine!\nquestions: []\n", 1, 7, "`mine`"),
        ("banks: mine\nquestions: []\n", 1, 1, "`bank`"),
        ("topics: {Big: T}\nquestions: []\n", 1, 10, "kebab"),
        ("title: t\n", 1, 1, "`questions` is missing"),
        ("", 1, 1, "empty"),
        ("# only words\n", 1, 1, "empty"),
        ("- a\n", 1, 1, "`questions`|mapping"),
        ("just words\n", 1, 1, "`questions`|mapping"),
        (b"questions:\n  - {id: a, prompt: \xff}\n", 2, 21, "UTF-8"),
        ("questions: []\n".encode("utf-16"), 1, 1, "UTF-8"),
        ("questions: []\n---\nquestions: []\n", 2, 1, "second document"),
        ("questions:\n\t- id: a\n", 2, 1, "tab"),
        ("questions:\n  - id: a\n\tprompt: p\n", 3, 1, "tab"),
        ("questions:\n  - id: a: b\n", 2, 10, "quotes"),
        ("questions:\n  - id: [a\n", 2, 9, "not closed"),
        ("questions:\n  - id: 'a\n", 2, 9, "not closed"),
        ("questions:\n  - id: @a\n", 2, 9, "@"),
        ("questions: *all\n", 1, 12, "*"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_fault_at_its_place_which_says_how_to_mend_it(read, words, line, column, says):
    bank = read(words)
    found = faults(bank)
    if "unit: kg" in str(words):  # two mistakes there: `a` is no number, and the tolerance is too large
        found = found[:1]
    assert [(fault[0], fault[1]) for fault in found] == [(line, column)], found
    assert any(option in found[0][2] for option in says.split("|")), found
    assert bank.faults[0].message.zh
    assert bank.faults[0].message.zh != bank.faults[0].message.en


@pytest.mark.parametrize(
    "answer",
    ["'no'", "'010'", "003-62", "2024-01-01", "1.10", "1e-3", "a - b: c".replace(": ", ":"), '"one\\nline\\ttab"',
     '"line\\nno more"', "|\n      $x$ \\frac{a}{b}\n      `$HOME` costs \\$5", "'say \"hi\"'", "!!str 42", "日本 $x$"],
)  # fmt: skip
def test_what_yaml_reads_as_written_is_no_fault(read, answer):
    assert not read(f"{CARD}    answer: {answer}\n").faults


def test_text_is_kept_exactly_as_written(read):
    bank = read(CARD + "    answer: 1.10\n  - {id: b, prompt: p, answer: 0x1F}\n  - id: c\n    prompt: |\n      x\n\n      y\n"
                "    answer: a\n")  # fmt: skip
    assert [question.answer.en for question in bank.questions] == ["1.10", "0x1F", "a"]
    assert bank.questions[2].prompt.en == "x\n\ny"


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(read):
    bank = read(b"\xef\xbb\xbf" + SIX.replace("\n", "\r\n").encode())
    assert [fault.line for fault in bank.faults] == [8, 13, 15, 19, 23, 27]
    assert len(bank.questions) == 2


def test_questions_before_a_syntax_error_are_kept(read):
    bank = read("bank: b\nquestions:\n  - {id: a, prompt: p, answer: a}\n  - id: b\n    prompt: 'open\n    answer: x\n")
    assert [question.id for question in bank.questions] == ["a"]
    assert [(fault.line, fault.column) for fault in bank.faults] == [(5, 13)]


def test_an_alias_spoils_only_the_question_that_uses_it(read):
    bank = read("questions:\n  - {id: a, prompt: &p What, answer: a}\n  - {id: b, prompt: *p, answer: a}\n")
    assert [question.id for question in bank.questions] == ["a"]
    assert [(fault.line, fault.column) for fault in bank.faults] == [(3, 21)]


def test_an_anchor_inside_itself_ends(read):
    assert read("questions: &q\n  - *q\n").faults


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{a: "])
def test_ten_megabytes_of_nesting_are_one_fault(read, opening):
    bank = read("questions: \n  " + opening * (10_000_000 // len(opening)))
    assert [fault.line for fault in bank.faults] == [2]
    assert "nested" in bank.faults[0].message.en


def test_deep_indentation_is_a_fault_and_shallow_questions_stay(read):
    deep = "".join(" " * (4 + depth) + "a:\n" for depth in range(500))
    bank = read("questions:\n  - {id: a, prompt: p, answer: a}\n  -\n" + deep)
    assert [question.id for question in bank.questions] == ["a"]
    assert "nested" in bank.faults[-1].message.en


def test_an_unreadable_file_is_a_fault(tmp_path):
    for path in (tmp_path / "missing.yaml", tmp_path):
        bank = read_bank(path, known=KNOWN)
        assert [(fault.line, fault.column) for fault in bank.faults] == [(1, 1)]
        assert "cannot read" in bank.faults[0].message.en


def test_topics_of_the_file_may_be_named_by_its_questions(read):
    bank = read("topics: {mine/sub: {en: Mine, zh: 我的}}\nquestions:\n"
                "  - {id: a, topic: mine/sub, prompt: p, answer: a}\n")  # fmt: skip
    assert not bank.faults
    assert bank.topics == {"mine/sub": Text("Mine", "我的")}


def test_an_empty_list_of_questions_is_a_bank(read):
    assert not read("questions: []\n").faults
    assert not read("bank: b\nquestions:\n").faults


def test_an_id_of_an_earlier_file_is_a_fault_of_the_later_one(read):
    first = read("questions:\n  - {id: a, prompt: p, answer: a}\n", "one.yaml")
    second = read("questions:\n  - {id: b, prompt: p, answer: a}\n  - {id: a, prompt: p, answer: a}\n", "two.yaml")
    kept = find_duplicates([first, second])
    assert kept[0] == first
    assert [question.id for question in kept[1].questions] == ["b"]
    (fault,) = kept[1].faults
    assert (fault.file.name, fault.line) == ("two.yaml", 3)
    assert "one.yaml:2" in fault.message.en


def test_shipped_topics_are_clean():
    from drill import paths

    bank = read_bank(Path(paths.questions_dir() / "topics.yaml"), known=shipped())
    assert not bank.faults
    assert "attention/scaling" in bank.topics


def test_a_folder_in_place_of_a_description_is_no_exercise(tmp_path: Path) -> None:
    (tmp_path / "one" / "exercise.yaml").mkdir(parents=True)
    assert list_exercises(tmp_path) == []
