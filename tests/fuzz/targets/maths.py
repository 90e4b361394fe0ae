"""Maths in LaTeX, shown in the terminal."""

from collections.abc import Iterator

from quiz.maths.latex import UnreadableError, to_unicode
from quiz.maths.show import maths_parts, show_maths
from tests.fuzz.material import text_of, texts

LONGEST = 160
WORDS = (
    "$",
    "$$",
    "\\(",
    "\\)",
    "\\[",
    "\\]",
    "\\frac{",
    "\\sqrt[3]{",
    "^{",
    "_{",
    "\\alpha",
    "\\left(",
    "\\right.",
    "\\binom{",
    "\\ce{",
    "\\begin{matrix}",
    "\\end{matrix}",
    "\\text{",
    "\\vec ",
    "\\verb|",
    "\\newcommand",
    "%",
    "&",
    "\\\\",
    "{",
    "}",
    "\\mathbb{R}",
    "\\input{/etc/passwd}",
    "\\def\\a{\\a\\a}\\a",
)


def run(data: bytes) -> object:
    """Show a text with maths, and read it as maths."""
    text = text_of(data)[:600]
    show_maths(f"${text}$")
    list(maths_parts(text))
    try:
        shown = to_unicode(text)
    except UnreadableError:
        return show_maths(text)
    assert "%s" not in shown or "%" in text, "a placeholder of the parser is shown"
    return shown


def seeds() -> Iterator[bytes]:
    """Yield maths of every sort, and that of the built-in decks."""
    yield from (
        rb"x^2 \le \alpha",
        rb"\frac{1}{2} + \sqrt[3]{x_1}",
        rb"\left( a \right.",
        rb"\binom{n}{k}",
        rb"\ce{H2O}",
        rb"\begin{matrix} a & b \\ c & d \end{matrix}",
        rb"\overline{AB} \vec{v}",
        rb"\int_0^\infty e^{-x} \, dx",
        rb"costs $5 and \(x\) and \[y^2\] and $z_1$",
    )
    yield from (text[:300].encode() for text in texts() if "$" in text or "\\" in text)
