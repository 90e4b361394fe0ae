"""Maths in LaTeX is shown as Unicode, and nothing else is touched."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.maths.latex import UnreadableError, to_unicode
from quiz.maths.show import show_maths


@pytest.mark.parametrize(
    ("latex", "shown"),
    [
        (r"x^2", "x²"),
        (r"\alpha \le \beta", "α ≤ β"),
        (r"\frac{a}{b}", "a/b"),
        (r"\frac{a+b}{2c}", "(a+b)/(2c)"),
        (r"\frac12 x", "½ x"),
        (r"2\frac{a}{b}c", "2(a/b)c"),
        (r"{\frac{a}{b}}^2", "(a/b)²"),
        (r"\left(\frac{1}{3}\right)^k", "(⅓)ᵏ"),
        (r"\sqrt{x}", "√x"),
        (r"\sqrt{a^2+b^2}", "√(a²+b²)"),
        (r"\sqrt[3]{x+1}", "∛(x+1)"),
        (r"\sqrt[5]{2}", "⁵√2"),
        (r"x_{ij}^{2n}", "xᵢⱼ²ⁿ"),
        (r"e^{i\pi}+1=0", "e^(iπ)+1=0"),
        (r"x^q", "x^q"),
        (r"a_{1,2}", "a_(1,2)"),
        (r"\sum_{i=1}^{n} x_i", "∑ᵢ₌₁ⁿ xᵢ"),
        (r"\int_0^\infty e^{-x^2}dx", "∫₀^∞ e^(−x²)dx"),
        (r"\mathbb{R}^n", "ℝⁿ"),
        (r"\vec{v} \cdot \hat{x}", "v⃗ · x̂"),
        (r"\text{if } x>0", "if x>0"),
        (r"10^{-3}\,\mathrm{kg}", "10⁻³ kg"),
        (r"a \to b \implies c", "a → b ⟹ c"),
        (r"\sin^2\theta", "sin²θ"),
        (r"\Delta G^\circ", "ΔG°"),
        (r"\pm 3", "±3"),
        (r"-b", "−b"),
        (r"\binom{n}{k}", "C(n, k)"),
        (r"\{a,b\}\subseteq S", "{a,b} ⊆ S"),
        (r"\left.\frac{d}{x}\right|_{x=0}", "d/x|ₓ₌₀"),
        (r"^{14}_{6}C", "¹⁴₆C"),
        (r"\ce{C6H12O6}", "C₆H₁₂O₆"),
        (r"\begin{pmatrix}1&0\\0&1\end{pmatrix}", "[ 1 0; 0 1 ]"),
        (r"50\%", "50%"),
    ],
)
def test_latex_is_written_as_unicode(latex: str, shown: str) -> None:
    """Scripts, fractions, roots, Greek, relations, accents and text have a form of letters."""
    assert to_unicode(latex) == shown
    assert show_maths(f"Let ${latex}$ be.") in {f"Let {shown} be.", f"Let ${latex}$ be."}


@pytest.mark.parametrize("latex", [r"\frac{", "x^", "}", r"\nothing{x}", r"\frac\frac\frac", "a{" * 200])
def test_what_cannot_be_read_stays(latex: str) -> None:
    """LaTeX with a mistake, or with a command nobody knows, is shown as it was written."""
    with pytest.raises(UnreadableError):
        to_unicode(latex)
    assert show_maths(f"\\({latex}\\)") == f"\\({latex}\\)"


@pytest.mark.parametrize(
    "text",
    [
        "$5 and $10",
        "It costs $5, in US$ terms.",
        "US$ 5 or US$ 10",
        "from $5-$10",
        "$5m-$10m",
        "$HOME/$USER",
        "a$b$c",
        r"the expression \(abc\) or \(.*\)",
        "$ x $",
        "$$",
        "one $ alone",
    ],
)
def test_money_and_programs_stay(text: str) -> None:
    """A dollar sign or a backslash that is no maths is left alone."""
    assert show_maths(text) == text


def test_maths_is_found_in_its_delimiters() -> None:
    """Dollars, double dollars, round and square delimiters are found in a sentence, also beside money."""
    text = r"\(x^2\), \[y\], $$z=1$$ and $n$-th for $5: 设$x$为."
    assert show_maths(text) == "x², y, z=1 and n-th for $5: 设x为."


@given(st.text(alphabet=r"$\(){}[]^_ab2 \frac sqrt", max_size=60))
def test_any_text_is_shown(text: str) -> None:
    """Nothing that looks like LaTeX breaks it."""
    assert isinstance(show_maths(text), str)


@given(st.text(alphabet=st.characters(exclude_characters="$\\")))
def test_text_without_delimiters_is_itself(text: str) -> None:
    """Text without a delimiter is returned as it is."""
    assert show_maths(text) is text


def test_the_parser_is_loaded_for_maths_only() -> None:
    """A deck without maths does not load the LaTeX parser."""
    program = (
        "import sys; from quiz.maths.show import show_maths; show_maths('$5 and $10');"
        "print('pylatexenc' in sys.modules); show_maths('$x^2$'); print('pylatexenc' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
