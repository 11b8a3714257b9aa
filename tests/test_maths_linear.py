import pytest

from drill.maths.linear import to_words


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (r"\frac{QK^\top}{\sqrt{d_k}}", "(Q K^T) / sqrt(d_k)"),
        (r"\hat m_t=\frac{m_t}{1-\beta_1^t}", "hat(m)_t = m_t / (1 - β_1^t)"),
        (r"\mathbb{E}_{x\sim p}[\mathbf{w}^\top x]", "E_(x~p)[w^T x]"),
        (r"\left\lfloor\frac{n}{s}\right\rfloor", "floor(n / s)"),
        (r"\sum_{i\ne j} x_i,\quad\nabla_\theta J", "sum_(i≠j) x_i, grad_θ J"),
        (r"a = 1 \qquad b = 2", "a = 1; b = 2"),
        (r"\underbrace{a+b}_{n}", "underbrace(a + b; n)"),
        (r"\overline{x^2}", "bar(x^2)"),
        (r"\text{（首次），此后 }b", "（首次），此后 b"),
        (r"\begin{aligned}a&=b\\&=c\end{aligned}", "a = b; = c"),
    ],
)
def test_formulas_are_read_out_without_small_letters_and_accents(source: str, words: str) -> None:
    assert to_words(source) == words


def test_what_is_outside_the_subset_is_refused() -> None:
    assert to_words(r"\unknown") is None
