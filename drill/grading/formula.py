"""Formulas: right in every form that is the same function (`drill.models.formula`)."""

from drill.grading.grade import Grade, NotAnAnswer
from drill.grading.variant import Variant
from drill.models.formula.agreement import agree, draw_points, tabulate
from drill.models.formula.fault import FormulaError
from drill.models.formula.names import Names
from drill.models.formula.tree import Node, parse
from drill.models.question import FormulaQuestion
from drill.text import Lang, Text

TWO_WAYS = Text(
    "this can be read in two ways, as 1/2x can: x/2 or 1/(2x); add parentheses or *",
    "这个式子有两种读法，就像 1/2x 可读作 x/2，也可读作 1/(2x)；请加括号或 *",
)
NO_VALUE = Text(
    "this has no value anywhere (a division by zero, or a logarithm of zero)",
    "这个式子处处没有值（除以零，或对零取对数）",
)


def grade(question: FormulaQuestion, variant: Variant, raw: str, _lang: Lang) -> Grade:
    """Grade a typed formula; a left side up to `=` is passed over.

    Raises:
        NotAnAnswer: it cannot be read (the message and `column` say where), has no value at all, or can be read in two
            ways of which one is right.
    """
    names = symbols(question)
    readings = _read(raw, names)
    points = draw_points(question.variables, variant.values, question.id)
    given = [tabulate(node, points) for node in readings]
    if not any(value for table in given for value in table):
        raise NotAnAnswer(NO_VALUE)
    right = [tabulate(node, points) for answer in (question.answer, *question.accept) for node in parse(answer, names)]
    verdicts = {any(agree(answer, table) for answer in right) for table in given}
    if len(verdicts) > 1:
        raise NotAnAnswer(TWO_WAYS)
    correct = verdicts == {True}
    return Grade(correct=correct, score=float(correct), key=key(question), answer=" ".join(raw.split()))


def symbols(question: FormulaQuestion) -> Names:
    """The names that a formula may use: the variables, and the parameters."""
    return Names(
        {variable.name: variable.also for variable in question.variables} | {p.name: () for p in question.params}
    )


def _read(raw: str, names: Names) -> tuple[Node, ...]:
    try:
        return parse(raw, names)
    except FormulaError as error:
        raise NotAnAnswer(error.message, error.column) from None


def refuse(question: FormulaQuestion, _variant: Variant, raw: str) -> Grade:
    """A wrong answer, kept as it was typed."""
    return Grade(correct=False, score=0.0, key=key(question), answer=raw)


def restore(question: FormulaQuestion, variant: Variant, answer: object, lang: Lang) -> Grade:
    """The grade of the formula that was logged, or of what could not be read as one."""
    try:
        return grade(question, variant, str(answer), lang)
    except NotAnAnswer:
        return refuse(question, variant, str(answer))


def key(question: FormulaQuestion) -> Text:
    """The answer as its author wrote it."""
    return Text.plain(question.answer)


def expected(question: FormulaQuestion) -> Text:
    """What an answer looks like."""
    listed = ", ".join(variable.name for variable in question.variables)
    return Text(
        f"type a formula in {listed}, as you would write it: 2x, x^2, sqrt(x), log(x), exp(-x)",
        f"请输入用 {listed} 表示的公式，照常书写即可，例如 2x、x^2、sqrt(x)、log(x)、exp(-x)",
    )
