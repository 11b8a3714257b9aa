"""LaTeX formulas as text: drawn in two dimensions, on one line of Unicode, or read out in plain words."""
