"""Faults of banks: what the reader finds in any bank and, in shipped ones, what a learner would miss."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from drill import paths
from drill.bank.bank_file import BankFile, read_banks
from drill.bank.files import bank_files
from drill.bank.known import Known, shipped
from drill.check.formulas import find_undrawable
from drill.check.guessing import find_tells
from drill.models.fault import Fault
from drill.models.question import Choice, Question, RecallQuestion
from drill.text import LANGS, Text

_FEWEST, _MOST = 3, 5  # choices of a shipped question
_POINTS = (3, 6)


def check_banks(files: Sequence[Path], known: Known | None = None) -> list[Fault]:
    """Every fault of these files, in order."""
    return [fault for bank in lint_banks(files, known) for fault in bank.faults]


def lint_banks(files: Sequence[Path], known: Known | None = None) -> list[BankFile]:
    """These files as read, each with all its faults.

    An id is also looked for in the shipped banks and the user's own, whichever files are asked about. Shipped banks
    are held to more: sources, explanation, a reason for every choice, both languages, and no key that can be guessed.
    """
    known = known or shipped()
    wanted = {file.resolve() for file in files}
    places = [paths.questions_dir(), *paths.user_banks()]
    banks = read_banks(bank_files(places, [file for file in files if file.exists()]), known)
    found = [bank for bank in banks if bank.file.resolve() in wanted]
    # A file that does not exist has its own fault.
    found += read_banks([file for file in files if not file.exists()], known)
    ours = [bank for bank in found if paths.questions_dir().resolve() in bank.file.resolve().parents]
    strict = {bank.file: [*_missing(bank), *find_tells(bank.file, bank.questions)] for bank in ours}
    if ours:
        together = [question for bank in ours for question in bank.questions]
        strict[ours[0].file] += find_tells(paths.questions_dir(), together) if len(ours) > 1 else []
    return [bank.with_faults([*strict.get(bank.file, []), *find_undrawable(bank.file)]) for bank in found]


def _missing(bank: BankFile) -> Iterator[Fault]:
    for text, what in ((bank.title, "title"), *((title, topic) for topic, title in bank.topics.items())):
        if not (text.en and text.zh):
            message = Text(
                en=f"shipped banks speak both languages; `{what}` lacks one",
                zh=f"内置题库须中英双语；`{what}` 缺一种语言",
            )
            yield Fault(bank.file, 1, 1, message)
    for question in bank.questions:
        for message in _missing_of(question):
            yield Fault(
                bank.file, question.line, 1, Text(en=f"{question.id}: {message.en}", zh=f"{question.id}：{message.zh}")
            )


def _missing_of(question: Question) -> Iterator[Text]:
    if set(question.langs) != set(LANGS):
        yield Text(en="shipped questions are given in both `en` and `zh`", zh="内置题目须同时给出 `en` 和 `zh`")
    if not question.sources:
        yield Text(en="name at least one primary source under `sources`", zh="请在 `sources` 下至少给出一个一手来源")
    for source in question.sources:
        if not is_address(source):
            yield Text(en=f"the source `{source}` is not an https address", zh=f"来源 `{source}` 不是 https 网址")
    if question.explanation is None:
        yield Text(en="the key `explanation` is missing", zh="缺少 `explanation`")
    if question.type == "choice" or (question.type == "bug" and question.choices):
        yield from _missing_of_choices(question.choices)
    elif question.type == "recall":
        yield from _missing_of_recall(question)
    elif question.type == "match":
        for number, pair in enumerate(question.pairs, 1):
            if pair.why is None:
                yield Text(en=f"pair {number} has no `why`", zh=f"第 {number} 对没有 `why`")


def _missing_of_choices(choices: Sequence[Choice]) -> Iterator[Text]:
    count = len(choices)
    if not _FEWEST <= count <= _MOST:
        yield Text(
            en=f"{count} choices; shipped questions have {_FEWEST} to {_MOST}",
            zh=f"有 {count} 个选项；内置题目应有 {_FEWEST} 到 {_MOST} 个",
        )
    for number, choice in enumerate(choices, 1):
        if choice.why is None:
            yield Text(en=f"choice {number} has no `why`", zh=f"第 {number} 个选项没有 `why`")


def _missing_of_recall(question: RecallQuestion) -> Iterator[Text]:
    count = len(question.points)
    if question.answer is None:
        yield Text(en="the key `answer`, the model answer, is missing", zh="缺少 `answer`（示范回答）")
    if not _POINTS[0] <= count <= _POINTS[1]:
        yield Text(
            en=f"{count} points; a rubric has {_POINTS[0]} to {_POINTS[1]}",
            zh=f"有 {count} 个要点；评分标准应有 {_POINTS[0]} 到 {_POINTS[1]} 个",
        )
    if any(not point.keywords for point in question.points):
        yield Text(en="every point of the rubric needs keywords (`any`)", zh="每个要点都要有关键词（`any`）")


def is_address(source: str) -> bool:
    """Whether it is an https address with a host."""
    scheme, _, rest = source.partition("://")
    return scheme == "https" and "." in rest.split("/")[0] and not any(letter.isspace() for letter in source)
