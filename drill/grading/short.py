"""Short typed answers: compared with what the question accepts."""

import re
from collections.abc import Sequence

from drill.grading.folding import fold, is_chinese
from drill.grading.grade import Grade, NotAnAnswer
from drill.grading.variant import Variant
from drill.models.question import TextQuestion
from drill.text import Lang, Text

PLAIN = Variant(0)  # of a question without parameters
_ASIDE = re.compile(r"\s*[(（][^()（）]*[)）]\s*")
EXPECTED = Text("type a word or a few", "请输入一个词或几个字")


def grade(question: TextQuestion, variant: Variant, raw: str, _lang: Lang) -> Grade:
    """Grade a typed answer.

    Raises:
        NotAnAnswer: nothing was typed.
    """
    words = fold(raw)
    if not words:
        raise NotAnAnswer(EXPECTED)
    correct = accepts(question, raw, variant)
    return Grade(correct=correct, score=float(correct), key=key(question, variant), answer=" ".join(raw.split()))


def refuse(question: TextQuestion, variant: Variant, raw: str) -> Grade:
    """A wrong answer, kept as it was typed."""
    return Grade(correct=False, score=0.0, key=key(question, variant), answer=raw)


def restore(question: TextQuestion, variant: Variant, answer: object, lang: Lang) -> Grade:
    """The grade of what was logged."""
    return grade(question, variant, str(answer), lang)


def accepts(question: TextQuestion, raw: str, variant: Variant = PLAIN) -> bool:
    """Whether the words are among those accepted; "FID (Fréchet Inception distance)" says one thing in two ways."""
    # What stands outside the parentheses is the answer; the aside may be anything.
    ways = {fold(raw), fold(_ASIDE.sub(" ", raw))} - {""}
    return any(matches(variant.code(pattern), words) for pattern in question.accept for words in ways)


def matches(pattern: str, words: str) -> bool:
    """Whether folded words are what a pattern, a string or a /regular expression/, accepts."""
    if is_expression(pattern):
        return re.fullmatch(pattern[1:-1], words, re.IGNORECASE) is not None
    return fold(pattern) == words


def is_expression(pattern: str) -> bool:
    """Whether an accepted answer is written as a /regular expression/."""
    return len(pattern) > 2 and pattern.startswith("/") and pattern.endswith("/")


def key(question: TextQuestion, variant: Variant = PLAIN) -> Text:
    """The first accepted answer in plain words, for each language."""
    return first([variant.code(pattern) for pattern in question.accept])


def first(accepted: Sequence[str]) -> Text:
    """The first of the accepted answers that is in plain words, for each language."""
    plain = [pattern for pattern in accepted if not is_expression(pattern)] or list(accepted)
    chinese = next((words for words in plain if is_chinese(words)), plain[0])
    english = next((words for words in plain if not is_chinese(words)), plain[0])
    return Text(english, chinese)


def expected(_question: TextQuestion) -> Text:
    """What an answer looks like."""
    return EXPECTED
