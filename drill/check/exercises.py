"""Faults of exercise folders that show without running anything; `proof` runs them."""

import ast
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from drill import paths
from drill.bank.bank_file import read_bank
from drill.bank.exercise_folder import read_exercise
from drill.bank.files import bank_files
from drill.bank.known import read_topics, shipped
from drill.bank.parser import read_tree
from drill.check.banks import is_address
from drill.check.formulas import find_undrawable
from drill.models.exercise import FRAMEWORKS, Exercise, mistake_id
from drill.models.fault import Fault
from drill.text import Text

_HINTS, _WRONG, _RIGHT = 3, 4, 1  # hints exactly; known-wrong and other right submissions at least, per track
_CJK = re.compile("[\u3400-\u9fff]")


def check_exercises(root: Path, solutions: Path, *, questions: Collection[str] | None = None) -> list[Fault]:
    """Faults of every exercise below `root`. `questions`: ids that a mistake may name; default: the shipped ones."""
    ids = shipped_questions() if questions is None else questions
    topics = read_topics(paths.questions_dir() / "topics.yaml")
    folders = (
        sorted(path for path in root.iterdir() if path.is_dir() and path.name[0] not in "._") if root.is_dir() else []
    )
    return [fault for folder in folders for fault in check_exercise(folder, solutions, questions=ids, topics=topics)]


def check_exercise(
    folder: Path, solutions: Path, *, questions: Collection[str], topics: Collection[str]
) -> list[Fault]:
    """Faults of one exercise folder."""
    exercise, faults = read_exercise(folder, solutions)
    if exercise is None:
        return faults
    undrawable = find_undrawable(folder / "exercise.yaml")
    return [*faults, *_Check(exercise, frozenset(questions), frozenset(topics)).run(), *undrawable]


def shipped_questions() -> frozenset[str]:
    """Ids of the questions in the shipped banks."""
    known = shipped()
    files = bank_files([paths.questions_dir()])
    return frozenset(question.id for file in files for question in read_bank(file, known=known).questions)


@dataclass
class _Check:
    exercise: Exercise
    questions: frozenset[str]
    topics: frozenset[str]

    def run(self) -> Iterator[Fault]:
        yield from self.words()
        yield from self.references()
        yield from self.cases()
        yield from self.program(self.exercise.starter())
        for framework in self.exercise.frameworks:
            yield from self.track(framework)
        yield from self.strays()

    @cached_property
    def places(self) -> dict[str, tuple[int, int]]:
        """Where a key of exercise.yaml stands, and `mistakes.<id>`."""
        root = read_tree(self.file).root
        found: dict[str, tuple[int, int]] = {}
        for key, value in root.pairs() if root is not None and root.kind == "map" else ():
            found[key.value] = key.place
            if key.value == "mistakes" and value.kind == "map":
                found |= {f"mistakes.{name.value}": name.place for name, _ in value.pairs()}
        return found

    @property
    def file(self) -> Path:
        return self.exercise.folder / "exercise.yaml"

    def at(self, key: str, en: str, zh: str) -> Fault:
        """A fault in exercise.yaml, at a key, or at its parent's if the key is absent."""
        line, column = self.places.get(key) or self.places.get(key.partition(".")[0]) or (1, 1)
        return Fault(self.file, line, column, Text(en=en, zh=zh))

    def words(self) -> Iterator[Fault]:
        one = self.exercise
        if not (one.title.en and one.title.zh):
            yield self.at("title", "the title is given in both `en` and `zh`", "`title` 须同时给出 `en` 和 `zh`")
        texts = [("statement", one.statement), *(("hints", hint) for hint in one.hints)]
        texts += [("follow_ups", words) for asked in one.follow_ups for words in (asked.prompt, asked.answer)]
        texts += [(f"mistakes.{name}", mistake.message) for name, mistake in one.mistakes.items()]
        for key, text in texts:
            if not (text.en and _CJK.search(text.zh)) or _CJK.search(text.en):
                yield self.at(key, f"`{key}` is given in both `en` and `zh`", f"`{key}` 须同时给出 `en` 和 `zh`")
        if len(one.hints) != _HINTS:
            count = len(one.hints)
            yield self.at(
                "hints", f"{count} hints; an exercise has {_HINTS}", f"有 {count} 条提示；每道代码题应有 {_HINTS} 条"
            )

    def references(self) -> Iterator[Fault]:
        one = self.exercise
        if one.topic not in self.topics:
            yield self.at("topic", f"unknown topic `{one.topic}`", f"未知的主题 `{one.topic}`")
        if not one.sources:
            yield self.at("sources", "name at least one primary source", "请至少给出一个一手来源")
        for source in one.sources:
            if not is_address(source):
                yield self.at(
                    "sources", f"the source `{source}` is not an https address", f"来源 `{source}` 不是 https 网址"
                )
        for name, mistake in one.mistakes.items():
            if mistake.question is not None and mistake.question not in self.questions:
                yield self.at(
                    f"mistakes.{name}",
                    f"`{name}` names the question `{mistake.question}`, which does not exist",
                    f"`{name}` 所指的题目 `{mistake.question}` 不存在",
                )

    def cases(self) -> Iterator[Fault]:
        file = self.exercise.cases()
        tree, faults = parse_program(file)
        yield from faults
        if tree is not None and "cases" not in defined(tree):
            yield Fault(file, 1, 1, Text(en="`cases(rng)` is not defined here", zh="这里没有定义 `cases(rng)`"))

    def program(self, file: Path) -> Iterator[Fault]:
        """A submission or starter: it parses and defines every name of `entry`."""
        tree, faults = parse_program(file)
        yield from faults
        if tree is not None:
            names = defined(tree)
            for name in self.exercise.entry:
                if name not in names:
                    yield Fault(file, 1, 1, Text(en=f"`{name}` is not defined here", zh=f"这里没有定义 `{name}`"))

    def track(self, framework: str) -> Iterator[Fault]:
        one = self.exercise
        wrong, right = one.wrong(framework), one.right(framework)
        for file in (one.reference(framework), *wrong, *right):
            yield from self.program(file)
        expected = {name for name, mistake in one.mistakes.items() if framework in mistake.frameworks}
        shown = {mistake_id(file) for file in wrong}
        for name in sorted(expected - shown):
            yield self.at(
                f"mistakes.{name}",
                f"`{name}` has no submission wrong/{framework}/{name}.py that makes it",
                f"`{name}` 没有对应的错误提交 wrong/{framework}/{name}.py",
            )
        for file in wrong:
            if mistake_id(file) not in expected:
                message = Text(
                    en=f"exercise.yaml lists no mistake `{mistake_id(file)}` for {framework}",
                    zh=f"exercise.yaml 没有为 {framework} 列出错误 `{mistake_id(file)}`",
                )
                yield Fault(file, 1, 1, message)
        for files, least, folder in ((shown, _WRONG, "wrong"), (right, _RIGHT, "right")):
            if len(files) < least:
                yield self.at(
                    "frameworks",
                    f"{folder}/{framework} holds {len(files)} submissions; at least {least} are needed",
                    f"{folder}/{framework} 里有 {len(files)} 份提交；至少要有 {least} 份",
                )

    def strays(self) -> Iterator[Fault]:
        """Folders of tracks that the exercise does not have."""
        for folder in ("wrong", "right"):
            for path in sorted((self.exercise.folder / folder).glob("*/")):
                if path.name not in self.exercise.frameworks and (path.name in FRAMEWORKS or any(path.glob("*.py"))):
                    message = Text(
                        en=f"the exercise has no track `{path.name}`; add it to `frameworks` or delete the folder",
                        zh=f"代码题没有 `{path.name}` 这一框架；请加进 `frameworks` 或删除这个文件夹",
                    )
                    yield Fault(path, 1, 1, message)


def parse_program(file: Path) -> tuple[ast.Module | None, list[Fault]]:
    """The syntax tree of a Python file, or why there is none."""
    try:
        return ast.parse(file.read_bytes(), str(file)), []
    except OSError:
        return None, [Fault(file, 1, 1, Text(en="this file is missing", zh="缺少这个文件"))]
    except (SyntaxError, ValueError, RecursionError) as error:
        line, column = getattr(error, "lineno", None) or 1, getattr(error, "offset", None) or 1
        reason = getattr(error, "msg", None) or str(error)
        return None, [
            Fault(file, line, column, Text(en=f"this is not Python: {reason}", zh=f"不是合法的 Python：{reason}"))
        ]


def defined(tree: ast.Module) -> set[str]:
    """Names that a module defines at its top level."""
    names: set[str] = set()
    for node in tree.body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                names.add(name)
            case ast.Assign(targets=targets):
                names.update(target.id for target in targets if isinstance(target, ast.Name))
            case ast.ImportFrom(names=aliases) | ast.Import(names=aliases):
                names.update(alias.asname or alias.name for alias in aliases)
    return names
