"""What every question has."""

from dataclasses import dataclass
from typing import ClassVar

from drill.models.question.parameter import Parameter
from drill.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionBase:
    """A question of any type. Prompts are Markdown with $LaTeX$ and code fences.

    With parameters each asking is a fresh variant: `{{…}}` in any of its texts and in its code is filled in, a name or
    an expression over the parameters (`models/expression.py`).
    """

    type: ClassVar[str]  # as written in YAML

    id: str  # permanent: progress hangs on it
    bank: str
    topic: str
    prompt: Text
    level: int = 1  # 1 recall … 5 research
    explanation: Text | None = None
    sources: tuple[str, ...] = ()
    hints: tuple[Text, ...] = ()
    params: tuple[Parameter, ...] = ()
    figure: str = ""  # packed by `models/figure`, whose classes are loaded when one is drawn
    exercise: str | None = None
    claims: tuple[str, ...] = ()
    langs: tuple[str, ...] = ()  # languages that it is fully written in
    file: str = ""
    line: int = 0
