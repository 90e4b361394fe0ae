"""Whatever a file holds, it becomes a deck that can be read or one error, in time that grows with it."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.errors import QuizError
from quiz.interop.imports.naming import drafts_of
from quiz.interop.imports.registry import FORMATS, format_of
from quiz.interop.imports.text_file import MAX_LETTERS, TextFile, decoded
from tests.interop.imports.support import as_deck, read
from tests.support.examples import few

PIECES = (
    "\n \n\n \t , ; | \" ' { } = ~ # :: ::: -> { {T} {# .. : % %50% \\ \\{ \\n // $CATEGORY: [html] #### <b> </p> "
    "&amp; <img\u00a0src=a> A) B. ANSWER: A: Q: C: [ ] ![ ]( ) [[ ]] ` ``` $ $$ == ^[ [^1] ? ?? * ** _ # ## --- - "
    "[x] -\u00a0[\u00a0] 1. **Id:** **Format:** **Answer:** choice match question answer options format id tags "
    "a/b/c a/b/c/choice {{c1:: }} _____ 1 2.5 1e99 2017 é 水 \u202e \x1b \x85 \u2028 \ufdd0 \ufddc \ud800 '= +1 "
    "<!-- -->"
).split(" ")
TEXTS = st.lists(
    st.sampled_from([piece.replace("\u00a0", " ") for piece in PIECES]) | st.text(max_size=6) | st.just(" "),
    max_size=40,
).map("".join)
NAMES = [one.name for one in FORMATS]


@pytest.mark.parametrize("named", NAMES)
@settings(few(30), suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS)
def test_any_text_becomes_a_deck_or_one_error(named: str, text: str) -> None:
    """Questions that are read can all be written into a deck and read back; else one error says why."""
    text = decoded(text.encode("utf-8", "replace").replace(b"\0", b""), "f").text
    try:
        drafts = drafts_of(read(text, named), "deck")
    except QuizError:
        return
    if drafts:
        with tempfile.TemporaryDirectory() as folder:
            deck = as_deck(drafts, Path(folder))
        assert {question.id for question in deck.questions} == {draft.id for draft in drafts}


@given(st.binary(max_size=200) | TEXTS.map(lambda text: text.encode("utf-16", "replace")))
def test_any_bytes_are_a_known_format_or_one_error(data: bytes) -> None:
    """Bytes are decoded and recognised, or refused; nothing else happens."""
    try:
        format_of(decoded(data, "f.txt"))
    except QuizError:
        return


LONG = [
    *"{ } {= ~ =%1% # #### :: : \\ \\{ [ ]( [[ ![ [a]( ` ``x $ $x * **a _ == ==a ^[".split(" "),
    *"< <b <a\u00a0href=' & &# {{c1::".split(" "),
    *'<!-- <!--SR: | " "" , ; A) ANSWER: C:[ | #a #1 // [id: x ?'.split(" "),
    *(" ", "\n", "\t", "x\n", "?\n", "Q: a\n", "Q: a\nA: b\n", "C: [a]\n", "{T}\n\n", "a :: b\n", "A) a\n", "a\tb\n"),
    *(
        "## a?\nb\n",
        "## a\n",
        "a\n?\nb\n\n",
        "==a== b\n\n",
        "**Format:** x\n",
        "$CATEGORY: a\n",
        "- [ ] a\n",
        "| a | b\n",
    ),
]
_LETTERS = 30_000
INSIDE = {
    "gift": "a {…}\0a {=…}\0a {~…}\0a {#…}\0a {=b####…}",
    "csv": "question,answer,options\na,b,…\0question,answer,options\na,…,…",
    "hashcards": "Q: …\nA: b\0C: {[…]",
    "markdown": "Q: …\nA: b\0==a== {…",
}
"""Places where a long text is within one question."""


@pytest.mark.timeout(30)
@pytest.mark.parametrize("piece", LONG)
def test_long_nonsense_takes_no_long_time(piece: str) -> None:
    """The time that a text takes grows with its length: with its square, this would go on for minutes."""
    piece = piece.replace("\u00a0", " ")
    text = piece * (_LETTERS // len(piece))
    for named in NAMES:
        for one in (text, *INSIDE.get(named, "").replace("…", text).split("\0")):
            try:
                drafts_of(read(one, named), "deck")
                format_of(TextFile("f.txt", one))
            except QuizError:
                continue


def test_a_question_may_not_be_endless() -> None:
    """What is longer than any question is left out, and the next one is read."""
    long = "x" * (MAX_LETTERS + 1)
    for named, text in {
        "gift": f"{long} {{T}}\n\nb {{T}}",
        "aiken": f"{long}\nA) a\nB) b\nANSWER: A\nb\nA) a\nB) b\nANSWER: A",
        "csv": f"question,answer\n{long},a\nb,c",
        "hashcards": f"Q: {long}\nA: a\nQ: b\nA: c",
        "markdown": f"Q: {long}\nA: a\nQ: b\nA: c",
    }.items():
        reading = read(text, named)
        assert [entry.stem for entry in reading.entries] == ["b"], named
        assert "it is longer than 50,000 letters" in str(reading.left_out[0])
