import pytest

from drill import grading
from drill.grading import NotAnAnswer, Variant
from drill.grading.folding import fold
from drill.models.question import TextQuestion
from drill.text import Text


def make(*accept: str) -> TextQuestion:
    return TextQuestion(id="q", bank="b", topic="t", prompt=Text("?"), accept=accept)


@pytest.mark.parametrize(
    "raw",
    [
        "softmax",
        "Softmax",
        " SOFTMAX. ",
        "“softmax”",
        "softmax。",
        "ｓｏｆｔｍａｘ",
        "`softmax`",
        "soft  max",
        "softmax!",
    ],
)
def test_case_width_quotes_spaces_and_final_punctuation_do_not_matter(raw: str) -> None:
    assert grading.grade(make("softmax", r"/soft\s*max/"), Variant(0), raw).correct


@pytest.mark.parametrize("raw", ["FID", "FID (Fréchet Inception distance)", "ＦＩＤ（弗雷歇距离）", "(the) FID"])
def test_an_aside_in_parentheses_is_nobodys_business(raw: str) -> None:
    assert grading.grade(make("fid"), Variant(0), raw).correct


@pytest.mark.parametrize("raw", ["(FID)", "IS (FID)", "no (idea) FID"])
def test_what_stands_only_in_parentheses_is_no_answer(raw: str) -> None:
    assert not grading.grade(make("fid"), Variant(0), raw).correct


@pytest.mark.parametrize("raw", ["soft-max", "softmax function", "hardmax", "maxsoft"])
def test_other_words_are_wrong(raw: str) -> None:
    assert not grading.grade(make("softmax", r"/soft\s*max/"), Variant(0), raw).correct


@pytest.mark.parametrize("raw", ["批归一化", "批 归一化", "「批归一化」", "批归一化。"])
def test_spaces_within_chinese_do_not_matter(raw: str) -> None:
    assert grading.grade(make("batch normalisation", "批归一化"), Variant(0), raw).correct


def test_a_regular_expression_must_match_the_whole_answer() -> None:
    question = make(r"/(he|kaiming)( init(ialisation)?)?/")
    assert grading.grade(question, Variant(0), "Kaiming init").correct
    assert not grading.grade(question, Variant(0), "the Kaiming init").correct


def test_the_key_is_given_in_each_language() -> None:
    key = grading.grade(make(r"/x+/", "batch norm", "批归一化"), Variant(0), "no").key
    assert (key.en, key.zh) == ("batch norm", "批归一化")


def test_nothing_is_not_an_answer() -> None:
    with pytest.raises(NotAnAnswer):
        grading.grade(make("softmax"), Variant(0), "   ")


def test_punctuation_alone_is_kept() -> None:
    assert fold(" ? ") == "?"
