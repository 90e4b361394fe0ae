"""The HTML of the fields of Anki's notes."""

from collections.abc import Iterator

from quiz.interop.drafts.cloze import deletions, read_cloze
from quiz.interop.drafts.html_text import one_paragraph, read_html
from quiz.text import clean
from tests.fuzz.material import text_of

LONGEST = 300
WORDS = (
    "<b>",
    "</b>",
    "<br>",
    "<div>",
    "<ul><li>",
    '<img src="a.png">',
    "[sound:a.mp3]",
    "[latex]",
    "[$]",
    "\\(",
    "\\)",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "&amp;",
    "&#x202e;",
    "&#0;",
    "<sup>",
    "{{c1::",
    "::",
    "}}",
    "<a href='",
    ">",
    "<![CDATA[",
    "<table><tr><td>",
)


def run(data: bytes) -> object:
    """Read a field, and its cloze deletions; the text is clean."""
    found = read_html(text_of(data))
    assert clean(found.text) == found.text
    return list(deletions(read_cloze(one_paragraph(found.text))))


def seeds() -> Iterator[bytes]:
    """Yield fields of every sort."""
    yield from (
        b"a <b>b</b><br>c &amp; d <img src=\"a.png\" alt='x'> [sound:b.mp3]",
        b"<ul><li>a<li>b</ul><p>c</p>",
        rb"\(x^2\) [latex]y[/latex] [$]z[/$]",
        b"<script>alert(1)</script>a<!-- b -->c",
        b"{{c1::a::{{c2::b}}}} H<sub>2</sub>O",
        b"<a title='>' href=x>y</a>",
        b"&#x1b;[31m&#8238;abc",
    )
