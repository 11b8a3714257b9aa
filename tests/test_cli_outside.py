import sys
from pathlib import Path

import pytest

from drill.cli.outside import edit_text, editor_command, open_sources
from drill.errors import DrillError

FILE = Path("/banks/demo.yaml")


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("vim", ["vim", "+7", "/banks/demo.yaml"]),
        ("/usr/bin/nano -l", ["/usr/bin/nano", "-l", "+7", "/banks/demo.yaml"]),
        ("code", ["code", "--wait", "--goto", "/banks/demo.yaml:7"]),
        ("code -w", ["code", "-w", "--goto", "/banks/demo.yaml:7"]),
        ("hx", ["hx", "/banks/demo.yaml:7"]),
        ("subl", ["subl", "--wait", "/banks/demo.yaml:7"]),
        ("'/my editor/ed'", ["/my editor/ed", "+7", "/banks/demo.yaml"]),
    ],
)
def test_each_editor_is_told_the_line_in_its_own_way(
    monkeypatch: pytest.MonkeyPatch, editor: str, command: list[str]
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)
    assert editor_command(FILE, 7) == command
    monkeypatch.setenv("VISUAL", "emacs")
    assert editor_command(FILE, 7)[0] == "emacs"


@pytest.mark.parametrize("editor", ["", "'never closed"])
def test_without_an_editor_the_place_is_said(monkeypatch: pytest.MonkeyPatch, editor: str) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)
    with pytest.raises(DrillError) as caught:
        editor_command(FILE, 7)
    for words in (caught.value.message.en, caught.value.message.zh):
        assert "/banks/demo.yaml" in words
        assert "EDITOR" in words


def test_an_editor_that_cannot_be_started_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "/no/such/editor")
    with pytest.raises(DrillError, match="/no/such/editor"):
        edit_text("x")


def test_a_text_is_edited_in_a_file_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    script = tmp_path / "editor.py"
    script.write_text("import sys; p = sys.argv[-1]; s = open(p).read(); open(p, 'w').write(s.upper() + '\\n二\\n')")
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    assert edit_text("one") == "ONE\n二"


def test_a_source_is_shown_where_there_is_no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SSH_CONNECTION", "yes")
    assert "https://arxiv.org/abs/1" in open_sources(["https://arxiv.org/abs/1"]).en
    assert "no source" in open_sources([]).en


def test_a_source_is_opened_where_there_is_a_browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    opened = tmp_path / "opened"
    browser = tmp_path / "browser.py"
    browser.write_text(f"import sys; print('noise'); open({str(opened)!r}, 'a').write(sys.argv[1])")
    monkeypatch.setenv("BROWSER", f"{sys.executable} {browser} %s")
    said = open_sources(["https://arxiv.org/abs/1", "a book"])
    assert "opened" in said.en
    assert "a book" in said.en
    import time

    deadline = time.monotonic() + 20
    while not opened.exists() or not opened.read_text():
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert opened.read_text() == "https://arxiv.org/abs/1"
