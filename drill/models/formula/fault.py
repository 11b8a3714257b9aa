"""What is wrong with a formula, and where."""

from drill.text import Text


class FormulaError(ValueError):
    """The formula cannot be read. `column` is 0-based in what was typed."""

    def __init__(self, en: str, zh: str, column: int) -> None:
        super().__init__(f"character {column + 1}: {en}")
        self.problem = Text(en=en, zh=zh)
        self.column = column

    @property
    def message(self) -> Text:
        """Where, and what is wrong there."""
        return Text(en=str(self), zh=f"第 {self.column + 1} 个字符：{self.problem.zh}")
