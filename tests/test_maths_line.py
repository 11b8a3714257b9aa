import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.maths.line import one_line, to_unicode


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        # formulas of the field
        (r"\mathrm{Attention}(Q,K,V)=\mathrm{softmax}\left(\frac{QK^\top}{\sqrt{d_k}}\right)V",
         "Attention(Q, K, V) = softmax(QKᵀ/√(dₖ))V"),
        (r"\mathrm{softmax}(z)_i=\frac{e^{z_i}}{\sum_{j=1}^K e^{z_j}}", "softmax(z)ᵢ = e^(zᵢ)/(∑ⱼ₌₁ᴷ e^(zⱼ))"),
        (r"y=\gamma\frac{x-\mu_B}{\sqrt{\sigma_B^2+\epsilon}}+\beta", "y = γ((x − μ_B)/√(σ²_B + ε)) + β"),
        (r"\frac{x-\mathbb{E}[x]}{\sqrt{\mathrm{Var}[x]+\epsilon}}\odot\gamma", "((x − 𝔼[x])/√(Var[x] + ε)) ⊙ γ"),
        (r"\mathrm{FL}(p_t)=-\alpha_t(1-p_t)^\gamma\log(p_t)", "FL(pₜ) = −αₜ(1 − pₜ)^γ log(pₜ)"),
        (r"\hat m_t=\frac{m_t}{1-\beta_1^t}", "m̂ₜ = mₜ/(1 − β₁ᵗ)"),
        (r"\theta_{t+1}=\theta_t-\eta\frac{\hat m_t}{\sqrt{\hat v_t}+\epsilon}", "θₜ₊₁ = θₜ − η(m̂ₜ/(√(v̂ₜ) + ε))"),
        (r"\mathcal{L}=-\frac{1}{N}\sum_{i=1}^N\sum_{c=1}^C y_{i,c}\log\hat y_{i,c}",
         "ℒ = −(1/N) ∑ᵢ₌₁ᴺ ∑_(c=1)^C y_(i,c) log ŷ_(i,c)"),
        (r"\sin(pos/10000^{2i/d_{\text{model}}})", "sin(pos/10000^(2i/d_model))"),
        (r"\bar a_i=\frac{a_i}{\sqrt{\frac1n\sum_{i=1}^n a_i^2}}g_i", "āᵢ = (aᵢ/√((1/n) ∑ᵢ₌₁ⁿ aᵢ²)) gᵢ"),
        (r"F_1=2\cdot\frac{PR}{P+R}", "F₁ = 2·PR/(P + R)"),
        (r"\lfloor (n+2p-k)/s \rfloor + 1", "⌊(n + 2p − k)/s⌋ + 1"),
        (r"x \in \mathbb{R}^{n \times d}", "x ∈ ℝ^(n×d)"),
        (r"p_\theta(y \mid x)", "p_θ(y | x)"),
        (r"D_{\mathrm{KL}}(p\|q)", "D_KL(p‖q)"),
        (r"\mathbb{E}_{x\sim p}[f(x)]", "𝔼_(x∼p)[f(x)]"),
        (r"\arg\max_\theta \log p(x)", "arg max_θ log p(x)"),
        (r"\nabla_\theta J", "∇_θ J"),
        (r"W_QX", "W_Q X"),
        (r"O(n^2 d)", "O(n²d)"),
        (r"h_{t-1}", "hₜ₋₁"),
        (r"10^{-8}", "10⁻⁸"),
        (r"W^{(l)}", "W⁽ˡ⁾"),
        (r"c_t = f_t \odot c_{t-1} + i_t \odot \tilde{c}_t", "cₜ = fₜ ⊙ cₜ₋₁ + iₜ ⊙ c̃ₜ"),
        (r"\frac{1}{|B|}\sum_{x\in B} f(x)", "(1/|B|) ∑_(x∈B) f(x)"),
        # fractions: parentheses exactly where the meaning needs them
        (r"\frac{a}{b}", "a/b"),
        (r"\frac12", "1/2"),
        (r"\frac{a+b}{c}", "(a + b)/c"),
        (r"\frac{a}{b+c}", "a/(b + c)"),
        (r"\frac{a}{bc}", "a/(bc)"),
        (r"\frac{ab}{c}", "ab/c"),
        (r"\frac{a}{b}c", "(a/b) c"),
        (r"c\frac{a}{b}", "c(a/b)"),
        (r"\frac{a}{b}\,c", "(a/b) c"),
        (r"\frac{a}{b}+c", "a/b + c"),
        (r"\frac{a}{b}\cdot c", "(a/b)·c"),
        (r"c\cdot\frac{a}{b}", "c·a/b"),
        (r"a/\frac{b}{c}", "a/(b/c)"),
        (r"\frac{a}{b}/c", "(a/b)/c"),
        (r"\frac{\frac{a}{b}}{c}", "(a/b)/c"),
        (r"\frac{a}{\frac{b}{c}}", "a/(b/c)"),
        (r"\frac{a}{b}^2", "(a/b)²"),
        (r"\left(\frac{a}{b}\right)^2", "(a/b)²"),
        (r"\frac{1}{2}\|w\|_2^2", "(1/2) ‖w‖₂²"),
        (r"\log\frac{p}{q}", "log(p/q)"),
        (r"\frac{\log p}{n}", "(log p)/n"),
        (r"\frac{\partial L}{\partial x}", "∂L/∂x"),
        (r"\frac{dL}{dx}", "dL/dx"),
        (r"-\frac{1}{n}", "−1/n"),
        (r"\frac{1}{n}\frac{1}{m}", "(1/n)(1/m)"),
        (r"\frac{a}{b},\quad c", "a/b,  c"),
        # scripts
        (r"\sqrt{x}^2", "(√(x))²"),
        (r"\sqrt[3]{x}", "∛(x)"),
        (r"2^{2^n}", "2^(2ⁿ)"),
        (r"x_{i_j}", "x_(iⱼ)"),
        (r"x_12", "x₁ 2"),
        (r"x_i^2", "xᵢ²"),
        (r"x^2_i", "xᵢ²"),
        (r"e^{\lambda}(x)", "e^λ (x)"),
        (r"p^{\gamma}x", "p^γ x"),
        (r"x'", "x′"),
        (r"A^{-\top}", "A⁻ᵀ"),
        (r"\theta^*", "θ^*"),
        (r"d_{\text{head}} = d_{\text{model}} / h", "d_head = d_model/h"),
        # spacing
        ("a-b", "a − b"),
        ("-x+1", "−x + 1"),
        ("(a, -b)", "(a, −b)"),
        ("(a,-b)", "(a, −b)"),
        ("(1,-1,0)", "(1,−1,0)"),
        ("10{,}000", "10,000"),
        ("1,024", "1,024"),
        (r"3\times3", "3 × 3"),
        (r"2\sin x", "2 sin x"),
        (r"x[:, 1:]", "x[:, 1:]"),
        (r"[0, 1)", "[0, 1)"),
        (r"4\text{ bytes}", "4 bytes"),
        (r"\text{softmax 之后}", "softmax 之后"),
        (r"\{1,\dots,n\}", "{1, …, n}"),
        # matrices and cases as they are typed
        (r"\begin{bmatrix}a & b\\c & d\end{bmatrix}", "[a, b; c, d]"),
        (r"f(x)=\begin{cases}x & x>0\\0 & \text{otherwise}\end{cases}", "f(x) = {x if x > 0; 0 otherwise}"),
        (r"\overline{AB}", "A\u0305B\u0305"),
        (r"\binom{n}{k}", "(n choose k)"),
        # braces that change the meaning
        (r"{a^b}^c", "(aᵇ)ᶜ"),
        (r"{x_i}_j", "(xᵢ)ⱼ"),
        (r"\arg\min_\theta\frac1n", "arg min_θ (1/n)"),
        (r"e^{w_8}(1-R)", "e^(w₈) (1 − R)"),
        (r"\frac{p(x)}{q(x)}", "p(x)/q(x)"),
        (r"\frac{1}{n(n-1)}", "1/(n(n − 1))"),
        (r"\frac{d}{dx}f", "(d/dx) f"),
        (r"2|x|+|-y|", "2|x| + |−y|"),
        (r"y|x\sim p,\ z|x\sim q", "y|x ∼ p, z|x ∼ q"),
        ("", ""),
    ],
)  # fmt: skip
def test_formulas_are_written_on_one_line_without_changing_their_meaning(source: str, shown: str) -> None:
    assert to_unicode(source) == shown


@pytest.mark.parametrize(
    "source",
    [
        r"\underbrace{x}_{y}",
        r"\begin{aligned}a&=b\end{aligned}",
        r"\hat{xy}",
        r"\overset{d}{=}",
        r"\phi + \varphi",
        "x^a^b",
        r"a & b",
        r"a \\ b",
        r"\frac{a}",
        "{",
        "}",
        "x^",
        r"\left( x",
        r"\operatorname",
        r"\text{a $x$}",
        r"\mathbb{\alpha}",
        r"\sqrt[\mu]{x}",
        "((" * 5000,
    ],
)
def test_what_is_outside_the_subset_is_refused(source: str) -> None:
    assert to_unicode(source) is None


_ATOMS = st.sampled_from(["x", "y_i", "2", r"\alpha", r"\mathbf{w}", "f(x)", r"\log p", "|x|", "x^2", r"\sum_{i} x_i"])
_FORMULAS = st.recursive(
    _ATOMS,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda pair: rf"\frac{{{pair[0]}}}{{{pair[1]}}}"),
        st.tuples(inner, st.sampled_from([" ", "+", "-", r"\cdot ", "=", r"\odot ", ", "]), inner).map("".join),
        inner.map(lambda one: rf"\sqrt{{{one}}}"),
        inner.map(lambda one: rf"\left({one}\right)^{{n}}"),
        st.tuples(inner, inner).map(lambda pair: rf"x_{{{pair[0]}}}^{{{pair[1]}}}"),
    ),
    max_leaves=8,
)


@given(_FORMULAS)
def test_brackets_balance_and_no_latex_is_left(source: str) -> None:
    shown = to_unicode(source)
    assert shown is not None
    assert shown.count("(") == shown.count(")")
    assert "\\" not in shown
    assert "{" not in shown
    assert "\n" not in shown
    assert "   " not in shown


@given(st.integers(1, 9), st.integers(1, 9), st.integers(1, 9), st.integers(1, 9), st.sampled_from(range(8)))
def test_the_line_has_the_value_of_the_formula(a: int, b: int, c: int, d: int, form: int) -> None:
    # (LaTeX, value): the line, read by Python's rules with x(y) and (x)y as products, must agree.
    formulas = [
        (rf"\frac{{{a}}}{{{b}}}\frac{{{c}}}{{{d}}}", a / b * (c / d)),
        (rf"\frac{{{a}+{b}}}{{{c}+{d}}}", (a + b) / (c + d)),
        (rf"\frac{{{a}}}{{{b}\cdot {c}}}", a / (b * c)),
        (rf"\frac{{{a}}}{{{b}}}\cdot\frac{{{c}}}{{{d}}}", a / b * c / d),
        (rf"{a}/\frac{{{b}}}{{{c}}}", a / (b / c)),
        (rf"\frac{{\frac{{{a}}}{{{b}}}}}{{\frac{{{c}}}{{{d}}}}}", (a / b) / (c / d)),
        (rf"{a}-\frac{{{b}-{c}}}{{{d}}}", a - (b - c) / d),
        (rf"\frac{{{a}}}{{{b}}}^2 - \frac{{{c}}}{{{d}^2}}", (a / b) ** 2 - c / d**2),
    ]
    source, value = formulas[form]
    shown = to_unicode(source)
    assert shown is not None
    python = shown.replace("−", "-").replace("·", "*").replace("²", "**2")
    python = re.sub(r"\)\s*\(", ")*(", python)
    assert eval(python) == pytest.approx(value)


def test_a_line_breaks_after_operators_and_commas_only() -> None:
    line = one_line(r"f(x, y) = \log p + 2\sin x")
    assert line is not None
    assert line.split(" ") == ["f(x,", "y)\u00a0=", "log\u00a0p\u00a0+", "2\u00a0sin\u00a0x"]
