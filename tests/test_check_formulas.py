from pathlib import Path

from drill import paths
from drill.check.banks import check_banks
from drill.check.formulas import find_undrawable
from drill.text import LANGS

BANK = r"""questions:
  - id: one
    prompt: {en: 'a $\hat{xy}$ b', zh: '好 $x_i$'}
    answer: |
      Text with $\frac{1}{2}$, but also

      $$\foo{x}$$
  - id: two
    prompt: 'costs \$5, code `$\bar`, and $\underbrace{a}_{b}$'
    accept: [/^\$?5$/]
  - id: three
    prompt: "display\n\n$$\\underbrace{a}_{b}$$"
    code: echo $\foo $\bar
    answer: d
"""


def test_a_formula_that_cannot_be_drawn_is_told_at_its_text(tmp_path: Path) -> None:
    (tmp_path / "bank.yaml").write_text(BANK, encoding="utf-8")
    found = [
        (fault.line, fault.column, fault.message.en.split("`")[1]) for fault in find_undrawable(tmp_path / "bank.yaml")
    ]
    # An underbrace can be drawn, but not on one line.
    assert found == [(3, 18, r"\hat{xy}"), (4, 13, r"\foo{x}"), (9, 13, r"\underbrace{a}_{b}")]


def test_lint_tells_it_too(tmp_path: Path) -> None:
    file = tmp_path / "bank.yaml"
    file.write_text("questions:\n  - id: one\n    prompt: 'what is $\\foo$?'\n    answer: it\n", encoding="utf-8")
    (fault,) = check_banks([file])
    assert fault.line == 3
    assert all("`\\foo`" in fault.message.to(lang) for lang in LANGS)


def test_a_file_that_cannot_be_read_has_no_formulas(tmp_path: Path) -> None:
    assert list(find_undrawable(tmp_path / "none.yaml")) == []


def test_every_shipped_formula_can_be_drawn() -> None:
    files = [*paths.questions_dir().glob("*.yaml"), *paths.questions_dir().glob("exercises/*/exercise.yaml")]
    assert len(files) > 20
    assert [str(fault) for file in files for fault in find_undrawable(file)] == []
