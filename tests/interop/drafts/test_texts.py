"""HTML and cloze deletions: what is read of them, and that nothing stops the reading."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.interop.drafts.cloze import asked, deletions, read_cloze
from quiz.interop.drafts.html_text import read_html

SNIPPETS = st.lists(
    st.sampled_from(
        "<b> </b> <br> <div> </div> <img src='a.png'> <!-- --> <ul> <li> </ol> <sub> </sup> <script> </style> &amp; "
        "&#x0; &lt; \\( \\) \\[ \\] [sound:x] [latex] {{c1:: }} :: {{c2,3:: < > \" ' \n \u202e \ud800 $ x 2".split(" ")
    )
    | st.text(max_size=5),
    max_size=30,
).map("".join)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a<br>b", "a\nb"),
        ("<div>a</div><div>b</div>", "a\nb"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("<ol><li>a<li>b</ol>c", "1. a\n2. b\nc"),
        ("a &lt; b &amp;&nbsp;c", "a < b & c"),
        ("a < b > c", "a < b > c"),
        ("<b>so</b> it <i>is</i>", "so it is"),
        ("H<sub>2</sub>O, x<sup>2</sup>, a<sub>max</sub>", "H₂O, x², a_max"),
        ("\\(x^2\\) and \\[y\\]", "$x^2$ and $y$"),
        ("\\(a &lt; b\\)", "$a < b$"),
        ("[$]z[/$] [latex]w[/latex]", "$z$ $w$"),
        ("<style>p { }</style>a<script>b</script>c", "ac"),
        ('<img alt="a > b" src="x.png">c', "c"),
        ("<!-- a --> b <!-- c", "b"),
        ("a\nb", "a b"),
    ],
)
def test_html_becomes_plain_text(source: str, text: str) -> None:
    """Lines, lists, entities, scripts and maths are told in plain text."""
    assert read_html(source).text == text


def test_media_are_taken_out() -> None:
    """Images and sounds are told by name; images of other places by their words."""
    found = read_html('a<img src="b%20c.png">d[sound:e.mp3]<img src=https://x/y.png alt="z">')
    assert (found.text, found.images, found.sounds) == ("a d [image: z]", ["b c.png"], ["e.mp3"])


def test_lines_are_joined_so_that_they_can_be_told_apart() -> None:
    """A list becomes one sentence; a line that ends with a sign needs no other."""
    assert read_html("Two:<ul><li>a<li>b</ul>So.<br>And").line == "Two: a; b; So. And"


@settings(max_examples=60)
@given(SNIPPETS)
def test_any_html_becomes_clean_text(source: str) -> None:
    """Whatever a field holds, reading it gives text without control characters, and a cloze of it the same letters."""
    text = read_html(source)
    assert not {"\x1b", "\u202e", "\ud800"} & set(text.text)
    assert "\n" not in text.line
    parts = read_cloze(text.line)
    numbers = {number for deletion in deletions(parts) for number in deletion.numbers}
    assert all(number in numbers or asked(parts, number, "⌫") == asked(parts, 0, "⌫") for number in range(4))


@pytest.mark.parametrize(
    "piece", ["<!--", "<a ", "<", "</", "<![", "&", "\\(", "\\[", "{{c1::", '<a b="', "[sound:", "<sub>"]
)
def test_long_nonsense_takes_no_long_time(piece: str) -> None:
    """The time that a field takes grows with its length: with its square, this would go on for minutes."""
    source = piece * (400_000 // len(piece))
    assert len(read_html(source).line) <= len(source)
    assert len(asked(read_cloze(source), 1, "")) <= len(source)


def test_deletions_may_stand_in_one_another() -> None:
    """Numbers, hints and nested deletions are told apart; braces that do not fit stay text."""
    parts = read_cloze("{{c1::Paris::city}} is in {{c2::{{c3::old}} France}} }} {{c4::x")
    assert asked(parts, 1, "_") == "_ (city) is in old France }} x"
    assert asked(parts, 2, "_") == "Paris is in _ }} x"
    assert asked(parts, 3, "_") == "Paris is in _ France }} x"
    assert [sorted(one.numbers) for one in deletions(read_cloze("{{c1,3::a}}"))] == [[1, 3]]
