"""HTML, cloze deletions and protobuf: what is read of them, and that nothing stops the reading."""

import string

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quiz.interop.anki_import.cloze import asked, deletions, read_cloze
from quiz.interop.anki_import.html_text import read_html
from quiz.interop.anki_import.protobuf import ProtobufError, fields, number_in, text_in

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


@given(st.binary(max_size=60))
@example(b"\x0a\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01")
def test_any_bytes_are_a_message_or_refused(data: bytes) -> None:
    """Bytes are walked as a message or refused; nothing else happens."""
    try:
        walked = list(fields(data))
    except ProtobufError:
        return
    assert sum(len(value) for _, value in walked if isinstance(value, bytes)) <= len(data)


@given(st.integers(0, 2**63), st.text(string.printable, max_size=300))
def test_messages_are_read(number: int, text: str) -> None:
    """What an encoder writes is read back: numbers of any size, and texts."""
    encoded = text.encode()
    message = b"\x08" + _varint(number) + b"\x12" + _varint(len(encoded)) + encoded + b"\x1d\0\0\0\0\x21" + b"\0" * 8
    assert number_in(message, 1) == number
    assert text_in(message, 2) == text
    assert (number_in(message, 9, 7), text_in(message, 9)) == (7, "")


def _varint(number: int) -> bytes:
    found = bytearray()
    while number > 0x7F:
        found.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*found, number])
