"""What the `drill bank` commands do."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import typer

from drill import paths
from drill.bank.example import example_bank
from drill.bank.exercise_folder import read_exercise
from drill.bank.files import bank_files, list_exercises
from drill.bank.known import shipped
from drill.bank.schema import bank_schema
from drill.check.banks import lint_banks
from drill.check.exercises import check_exercise, shipped_questions
from drill.cli import context
from drill.errors import BankError
from drill.models.fault import Fault
from drill.models.question import Question, type_name
from drill.session.library import Library
from drill.text import Text
from drill.views import theme
from drill.views.bank import fault_line, near, render_banks, render_summary

_NO = 1


def show_list(banks: Sequence[Path], *, as_json: bool) -> None:
    """All banks."""
    here = context.current()
    library, catalogue = Library(here.store(), banks), here.store().catalogue
    library.refresh()
    questions: dict[str, list[Question]] = {}
    for question in catalogue.questions():
        questions.setdefault(question.file, []).append(question)
    # topics.yaml introduces topics and asks nothing.
    found = [bank for bank in catalogue.banks() if bank[2] in questions or Path(bank[2]).stem != "topics"]
    faults = Counter(str(fault.file) for fault in catalogue.faults())
    if not as_json:
        counts = {file: len(inside) for file, inside in questions.items()}
        page = render_banks(found, counts, faults, here.lang)
        here.console.print(page, width=min(here.console.width, theme.WIDTH))
        if faults:
            hint = Text(en="`drill bank lint` says what the faults are.", zh="运行 `drill bank lint` 查看具体问题。")
            here.console.print(f"  {here.say(hint)}\n", markup=False)
        return
    flags = here.store().flags.all()
    document = [
        {
            "id": bank,
            "title": title.to(here.lang),
            "file": file,
            "questions": [_question_document(one, flagged=one.id in flags) for one in questions.get(file, [])],
        }
        for bank, title, file in found
    ]
    _print_json(document)


def _question_document(question: Question, *, flagged: bool) -> dict[str, object]:
    return {
        "id": question.id,
        "type": type_name(question),
        "topic": question.topic,
        "level": question.level,
        "langs": list(question.langs),
        "claims": list(question.claims),
        "flagged": flagged,
    }


@dataclass
class _Chosen:
    """What the paths of `lint` mean."""

    banks: list[Path] = field(default_factory=list)
    exercises: list[Path] = field(default_factory=list)  # their folders


def lint(chosen: Sequence[Path], *, run: bool, as_json: bool) -> None:
    """Print every fault; exit 1 if there are any."""
    here = context.current()
    what = _choose(chosen)
    banks = lint_banks(what.banks)
    faults = [fault for bank in banks for fault in bank.faults]
    known = shipped()
    ids = shipped_questions() if what.exercises else frozenset()
    for folder in what.exercises:
        faults += check_exercise(folder, _solutions(folder), questions=ids, topics=known.topics)
    proved: list[Text] = []
    if run:
        # The judge and NumPy, only when they are asked for.
        from drill.check.outputs import prove_outputs  # noqa: PLC0415
        from drill.check.proof import prove  # noqa: PLC0415
        from drill.judge.grade import fresh_seed  # noqa: PLC0415

        read = [read_exercise(folder, _solutions(folder))[0] for folder in what.exercises]
        exercises = [exercise for exercise in read if exercise is not None]
        proof = prove(exercises, seeds=(fresh_seed(),))
        programs = prove_outputs(question for bank in banks for question in bank.questions)
        faults += [*proof.faults, *programs.faults]
        proved = [*([proof.summary()] if exercises else []), *([programs.summary()] if programs.any else [])]
    questions = sum(len(bank.questions) for bank in banks)
    if as_json:
        counts = {"files": len(banks), "questions": questions, "exercises": len(what.exercises)}
        _print_json({**counts, "faults": [_fault_document(fault) for fault in faults]})
    else:
        for fault in faults:
            # As it is: no line breaks, no colour, so that editors and `grep` can follow it.
            typer.echo(fault_line(fault, here.lang))
        for figures in proved:
            here.console.print(here.say(figures), markup=False, soft_wrap=True)
        here.console.print(
            render_summary(len(banks), questions, len(what.exercises), len(faults), here.lang), soft_wrap=True
        )
    if faults:
        raise typer.Exit(_NO)


def _fault_document(fault: Fault) -> dict[str, object]:
    message = fault.message.to(context.current().lang)
    return {"file": near(fault.file), "line": fault.line, "column": fault.column, "message": message}


def _choose(chosen: Sequence[Path]) -> _Chosen:
    root = paths.exercises_dir()
    if not chosen:
        banks = bank_files([paths.questions_dir(), *paths.user_banks()])
        return _Chosen(banks, _exercise_folders(root))
    what = _Chosen()
    for path in chosen:
        if not path.exists():
            raise BankError(Text(en=f"there is nothing at {path}; check the path", zh=f"{path} 不存在；请检查路径"))
        if path.name == "exercise.yaml":
            what.exercises.append(path.parent)
        elif path.is_file():
            what.banks.append(path)
        elif (path / "exercise.yaml").exists():
            what.exercises.append(path)
        else:
            banks, exercises = bank_files([path]), _exercise_folders(path) or _exercise_folders(path / "exercises")
            if not banks and not exercises:
                raise BankError(
                    Text(
                        en=f"the folder {path} holds neither a *.yaml file nor an exercise",
                        zh=f"文件夹 {path} 里既没有 *.yaml 文件也没有代码题",
                    )
                )
            what.banks += banks
            what.exercises += exercises
    what.exercises = [folder.absolute() for folder in dict.fromkeys(what.exercises)]
    return what


def _exercise_folders(root: Path) -> list[Path]:
    return [root / name for name in list_exercises(root)]


def _solutions(folder: Path) -> Path:
    """References lie beside `questions/`; for a folder elsewhere, with the shipped ones."""
    own = folder.absolute().parent.parent.parent / "solutions"
    return own if own.is_dir() else paths.solutions_dir()


def new(file: Path | None) -> None:
    """Write a bank to start from."""
    here = context.current()
    target = file or here.home / "questions"
    if file is None or target.is_dir():
        target /= "my-questions.yaml"
    if target.suffix not in {".yaml", ".yml"}:
        target = target.with_name(f"{target.name}.yaml")  # or it would not be found
    schema_file = here.home / "bank.schema.json"
    modeline = f"# yaml-language-server: $schema={schema_file.absolute().as_uri()}\n"
    if target.exists():
        raise _exists(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        schema_file.parent.mkdir(parents=True, exist_ok=True)
        schema_file.write_text(json.dumps(_schema(), ensure_ascii=False), encoding="utf-8")
        with target.open("x", encoding="utf-8") as stream:
            stream.write(modeline + example_bank(target, here.lang))
    except OSError as error:
        if target.is_symlink() or target.exists():
            raise _exists(target) from error
        reason = error.strerror or str(error)
        raise BankError(
            Text(en=f"{near(target)} cannot be written: {reason}", zh=f"无法写入 {near(target)}：{reason}")
        ) from error
    typer.echo(
        here.say(
            Text(
                en=f"Written: {near(target)}. Edit it, then: drill quiz --bank {near(target)}",
                zh=f"已写入：{near(target)}。编辑之后运行：drill quiz --bank {near(target)}",
            )
        )
    )


def _exists(target: Path) -> BankError:
    return BankError(
        Text(
            en=f"{near(target)} exists already and stays as it is; choose another name",
            zh=f"{near(target)} 已存在，不会改动；请换一个文件名",
        )
    )


def schema() -> None:
    """Print the schema."""
    _print_json(_schema())


def _schema() -> dict[str, object]:
    known = shipped()
    return bank_schema(known.topics, known.exercises)


def _print_json(document: object) -> None:
    typer.echo(json.dumps(document, ensure_ascii=False, indent=2))
