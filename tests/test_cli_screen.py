import subprocess
import sys

from terminal import ROOT

# What only an answer needs must not stand between the command and the first question.
LATER = {
    "asyncio", "drill.bank.parser", "drill.cli.code", "drill.cli.editor", "drill.cli.outside", "drill.cli.reviewing",
    "drill.models.card", "drill.models.judgement", "drill.scheduler", "drill.session.hints", "drill.session.rating",
    "drill.store.projection", "drill.views.code", "drill.views.feedback", "drill.views.figure", "drill.views.summary",
    "fsrs", "hashlib", "numpy", "pygments", "rich.markdown", "rich.syntax", "rich.table", "subprocess", "torch", "yaml",
}  # fmt: skip


def test_the_first_question_at_a_terminal_waits_for_nothing_that_only_an_answer_needs() -> None:
    program = (
        "import sys, typer, rich.console, sqlite3; floor = set(sys.modules)\n"
        "from drill.cli import app, desk, keys, page, quiz, screen, sitting\n"
        "app.build(['quiz'])\n"
        "print(*sys.modules.keys() - floor)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert not LATER & set(done.stdout.split())
