"""A judgement as it is read: the verdict first, then what failed, then why."""

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from drill.models.judgement import CaseResult, Diagnosis, Judgement, Symptom, Verdict
from drill.models.picture import Picture
from drill.text import Text
from drill.views.judgement import render_judgement, render_line

FAILED = CaseResult(
    name=Text("rows of different size", "各行数量级悬殊"),
    verdict=Verdict.WRONG_ANSWER,
    message=Text("result[0] is 2, should be 1; 3 of 4 values are wrong", "结果[0] 为 2，应为 1；4 个值中有 3 个不对"),
    excerpt="softmax([[0, 1]])\n= [[0.5, 0.5]]\n≠ [[2, 2]]",
)
PASSED = CaseResult(name=Text("two rows", "两行"), verdict=Verdict.ACCEPTED)
WRONG = Judgement(
    exercise="softmax",
    framework="numpy",
    device="cpu",
    verdict=Verdict.WRONG_ANSWER,
    passed=1,
    total=2,
    seconds=0.084,
    seed=12345,
    message=FAILED.message,
    cases=(PASSED, FAILED),
    diagnosis=(
        Diagnosis(
            mistake="naive", message=Text("You exponentiate raw logits.", "你直接取了 exp。"), question="overflow"
        ),
    ),
)
GOOD = replace(WRONG, verdict=Verdict.ACCEPTED, passed=2, message=Text(""), cases=(PASSED,), diagnosis=())


def shown(judgement, lang="en", *, width=80, colour=None, **about):
    console = Console(width=width, color_system=colour, force_terminal=colour is not None)
    with console.capture() as capture:
        console.print(render_judgement(judgement, lang, **about))
    return capture.get()


def words(judgement, lang="en", **about):
    return [line.rstrip() for line in shown(judgement, lang, **about).splitlines()]


def test_an_accepted_submission_takes_one_line():
    assert words(GOOD) == ["", "  ✓ accepted   softmax · numpy · 2 of 2 cases · 0.08 s", ""]
    assert words(GOOD, "zh")[1] == "  ✓ 通过   softmax · numpy · 2/2 个用例 · 0.08 s"


def test_a_wrong_answer_is_told_from_the_verdict_to_the_cause():
    assert words(WRONG) == [
        "",
        "  ✗ wrong answer   softmax · numpy · 1 of 2 cases · 0.08 s",
        "",
        "    ✗ rows of different size",
        "      result[0] is 2, should be 1; 3 of 4 values are wrong",
        "      softmax([[0, 1]])",
        "      expected  [[0.5, 0.5]]",
        "      yours     [[2, 2]]",
        "",
        "  → what went wrong  naive",
        "    You exponentiate raw logits.",
        "    The question on it is due now: drill quiz  (overflow)",
        "",
        "  drill code hint softmax   ·   same inputs again: --seed 12345",
        "",
    ]


def test_in_chinese_every_word_is_chinese():
    lines = words(WRONG, "zh")
    assert lines[1].startswith("  ✗ 答案错误   softmax")
    for line in (
        "    ✗ 各行数量级悬殊",
        "      应为  [[0.5, 0.5]]",
        "      你的  [[2, 2]]",
        "  → 错在哪里  naive",
        "    你直接取了 exp。",
    ):
        assert line in lines
    assert "重现同样的输入：--seed 12345" in lines[-2]


@pytest.mark.parametrize("verdict", Verdict)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_verdict_has_a_name_in_both_languages(verdict, lang):
    headline = words(replace(WRONG, verdict=verdict), lang)[1]
    assert headline.startswith("  ✓" if verdict is Verdict.ACCEPTED else "  ✗")
    if lang == "en":
        assert verdict.value.replace("_", " ").replace("run time", "run-time") in headline
    else:
        assert any("\u4e00" <= char <= "\u9fff" for char in headline.split("softmax")[0])


def test_the_device_is_named_where_it_is_not_the_cpu():
    assert "torch · cuda · " in words(replace(WRONG, framework="torch", device="cuda"))[1]


def test_a_verdict_on_the_whole_file_shows_its_message():
    whole = replace(
        WRONG,
        verdict=Verdict.COMPILE_ERROR,
        passed=0,
        total=9,
        cases=(),
        diagnosis=(),
        message=Text("line 3: oops", "第 3 行：oops"),
    )
    assert "    line 3: oops" in words(whole)
    assert "    第 3 行：oops" in words(whole, "zh")
    assert not any("more" in line for line in words(whole))


def test_a_few_failing_cases_are_shown_and_the_rest_counted():
    cases = tuple(replace(FAILED, name=Text.plain(f"case {n}"), excerpt="") for n in range(7))
    many = replace(WRONG, cases=cases, passed=0, total=7)
    lines = words(many)
    assert [line.strip() for line in lines if "✗ case" in line] == ["✗ case 0", "✗ case 1", "✗ case 2"]
    assert "    … and 4 more" in lines
    assert "    ……另有 4 个未通过" in words(many, "zh")
    assert "    … and 6 more" in words(many, shown=1)
    assert not any("more" in line for line in words(many, shown=7))


def test_a_call_without_values_is_shown_alone():
    lines = words(replace(WRONG, cases=(replace(FAILED, excerpt="conv2d(<float64 (2, 3, 7, 7)>)"),)))
    assert "      conv2d(<float64 (2, 3, 7, 7)>)" in lines
    assert not any(line.strip().startswith(("expected", "yours")) for line in lines)


def test_a_picture_takes_the_place_of_the_values():
    picture = Picture(where="[0, :, :]", wrong=((True, False),), expected=(("0.5", "0.5"),), got=(("2", "0.5"),))
    text = "\n".join(words(replace(WRONG, cases=(replace(FAILED, picture=picture),))))
    assert "softmax([[0, 1]])" in text
    assert "expected  [[0.5, 0.5]]" not in text
    assert "0.5" in text


def test_only_the_first_failing_case_is_shown_in_full():
    text = "\n".join(words(replace(WRONG, cases=(FAILED, replace(FAILED, name=Text("another", "另一个"))))))
    assert text.count("softmax([[0, 1]])") == text.count("[[2, 2]]") == 1
    assert "    ✗ another\n      result[0] is 2, should be 1; 3 of 4 values are wrong\n" in text


def pictured(picture, lang="en"):
    lines = words(replace(WRONG, cases=(replace(FAILED, picture=picture),)), lang)
    first = lines.index("      softmax([[0, 1]])") + 2
    return [line.removeprefix(" " * 6) for line in lines[first : lines.index("", first)]]


def test_differences_are_shown_where_the_numbers_look_the_same():
    picture = Picture(
        where="", wrong=((True, False),), expected=(("0.5", "0.5"),), got=(("1.2e-09", "0"),), is_difference=True
    )
    assert pictured(picture) == ["expected    yours − expected", "0.5  0.5    1.2e-09* 0"]
    assert pictured(picture, "zh") == ["应为        你的 − 应为", "0.5  0.5    1.2e-09* 0"]


def test_a_map_of_a_large_answer_says_how_far_the_worst_is_off():
    heat = ((0.0, 0.1, 0.5), (0.0, 0.75, 1.0))
    wrong = tuple(tuple(bool(one) for one in row) for row in heat)
    picture = Picture(where="[0, :, :]", wrong=wrong, heat=heat, largest="0.49")
    assert pictured(picture) == ["where it differs: · not at all, █ by 0.49  [0, :, :]", "· ░░▒▒", "· ▓▓██"]
    assert pictured(picture, "zh")[0] == "哪里不对：· 表示没有差，█ 表示差 0.49  [0, :, :]"


def test_without_a_diagnosis_the_symptom_is_told():
    symptom = Symptom(
        kind="factor", message=Text("every value is 2 times what it should be", "所有值都是正确值的 2 倍")
    )
    lines = words(replace(WRONG, diagnosis=(), symptom=symptom))
    assert "  → what the failing cases share" in lines
    assert "    every value is 2 times what it should be" in lines
    assert "    所有值都是正确值的 2 倍" in words(replace(WRONG, diagnosis=(), symptom=symptom), "zh")


def test_two_mistakes_are_both_told_and_one_without_a_question_leads_nowhere():
    second = Diagnosis(mistake="in_place", message=Text("You changed `x`.", "你改动了 `x`。"))
    lines = words(replace(WRONG, diagnosis=(*WRONG.diagnosis, second)))
    assert [line.strip() for line in lines if "→" in line] == [
        "→ what went wrong  naive",
        "→ what went wrong  in_place",
    ]
    assert len([line for line in lines if "is due now" in line]) == 1


def test_what_was_printed_is_shown_and_cut():
    lines = words(replace(WRONG, printed="\n".join(f"line {n}" for n in range(40))))
    start = lines.index("    Your program printed:")
    assert lines[start + 1] == "      line 0"
    assert lines[start + 12 : start + 14] == ["      line 11", "      …"]
    assert "      line 12" not in lines
    assert not any("printed" in line for line in words(replace(WRONG, printed=" \n\n")))


def test_square_brackets_are_no_markup():
    message = Text.plain("line 2: KeyError: [bold]x[/bold] [red] [/nothing]")
    odd = replace(
        WRONG, message=message, cases=(replace(FAILED, message=message, name=Text.plain("[link=x]y")),), printed="[i]p"
    )
    text = shown(odd)
    assert "KeyError: [bold]x[/bold] [red] [/nothing]" in text
    assert "[link=x]y" in text
    assert "[i]p" in text


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_is_wider_than_the_terminal(lang, width):
    long = replace(FAILED, message=Text(" ".join(["word"] * 60), "词语" * 60), excerpt="f([" + "1.5, " * 70 + "])")
    lines = words(replace(WRONG, cases=(long,), printed="x" * 300), lang, width=width)
    assert max(map(cell_len, lines)) <= width


def test_without_colour_nothing_is_lost():
    assert "\x1b" not in shown(WRONG)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown(WRONG, colour="truecolor"))
    assert plain == shown(WRONG)


# In one line


def test_one_line_has_the_verdict_and_the_first_reason():
    assert render_line(GOOD, "en") == "✓ accepted   softmax · numpy · 2 of 2 cases · 0.08 s"
    assert render_line(WRONG, "en").endswith(
        "0.08 s   rows of different size: result[0] is 2, should be 1; 3 of 4 values are wrong  → naive"
    )
    assert "   各行数量级悬殊：结果[0] 为 2" in render_line(WRONG, "zh")
    whole = replace(WRONG, cases=(), diagnosis=(), message=Text("line 3: oops"))
    assert render_line(whole, "en").endswith("0.08 s   line 3: oops")
    assert all("\n" not in render_line(one, "en") for one in (GOOD, WRONG, whole))


@pytest.mark.parametrize(("lang", "said"), [("en", "not a text file"), ("zh", "不是文本文件")])
def test_a_file_that_is_no_text_is_told_without_the_words_of_a_codec(lang, said):
    message = Text("UnicodeDecodeError: 'utf-8' codec can't decode byte 0xf1 in position 1")
    broken = replace(WRONG, verdict=Verdict.COMPILE_ERROR, message=message, cases=(), diagnosis=())
    for shown_words in (shown(broken, lang), render_line(broken, lang)):
        assert said in shown_words
        assert "codec" not in shown_words
