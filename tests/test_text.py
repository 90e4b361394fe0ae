"""Cleaning and folding of text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.text import clean, contains_words, fold, one_line


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("\x1b]52;c;aGk=\x07x", "]52;c;aGk=x"),
        ("a\x9b31mb", "a31mb"),
        ("in\u202everted", "inverted"),
        ("zero\u200bwidth", "zerowidth"),
        ("line\r\nbreak\x0b", "line\nbreak"),
        ("क्‍ष", "क्‍ष"),
        ("tab\tstays", "tab\tstays"),
    ],
)
def test_clean_removes_what_drives_a_terminal(text: str, cleaned: str) -> None:
    """Escapes, controls, bidi overrides and zero-width characters go; joiners and tabs stay."""
    assert clean(text) == cleaned


@given(st.text())
def test_clean_leaves_no_control_character(text: str) -> None:
    """A cleaned text has no control character but line breaks and tabs, and cleaning is idempotent."""
    cleaned = clean(text)
    assert not [c for c in cleaned if unicodedata.category(c) in {"Cc", "Cs"} and c not in "\n\t"]
    assert clean(cleaned) == cleaned


@given(st.text() | st.text("aA -.'’/#+3ёֿ́ם²the", max_size=12))
def test_fold_is_idempotent(text: str) -> None:
    """Folding a folded text changes nothing."""
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"])))
def test_fold_drops_what_does_not_count(text: str) -> None:
    """White space around a text, its compatibility forms and its case make no difference."""
    assert fold(f" {text}\n") == fold(text)
    assert fold(unicodedata.normalize("NFKC", text)) == fold(text)
    assert fold(text.casefold()) == fold(text)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("São Paulo", "sao paulo"),
        ("Mi-35", "mi 35"),
        ("The Hague", "hague"),
        ("Ministry of the Interior", "ministry of interior"),
        ("Ørsted", "orsted"),
        ("Russia’s", "Russia's"),
        ("ﬁne", "FINE"),
        ("naïve—art", "naive art"),
        ("Орёл", "Орел"),
        ("Ми́нск", "Минск"),
        ("שָׁלוֹם", "שלום"),
        ("القُدس", "القدس"),
        ("Cl⁻", "(Cl-)"),
        ("pre- and post-war", "pre and post war"),
        ("a helicopter", "helicopter"),
    ],
)
def test_fold_joins_spellings_of_one_name(a: str, b: str) -> None:
    """Case, diacritics, punctuation, articles and compatibility forms do not count."""
    assert fold(a) == fold(b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("C", "C++"), ("C", "C#"), ("Vitamin A", "Vitamin"), ("и", "й"), ("か", "が"), ("і", "ї"), ("Cl", "Cl-"),
        ("AB-", "AB+"), ("NO3-", "NO3"), ("A flat", "flat"), ("A minor", "minor"),
    ],
)  # fmt: skip
def test_fold_keeps_different_names_apart(a: str, b: str) -> None:
    """Symbols, inner letters and the marks of other scripts count."""
    assert fold(a) != fold(b)


def test_contains_words_looks_for_whole_words() -> None:
    """A name inside of another word is not contained."""
    assert contains_words("the AMAN-2017 drill", "2017")
    assert not contains_words("Indiana", "India")
    assert not contains_words("anything", "—")


def test_one_line_folds_white_space() -> None:
    """A title is one line whatever the author's line breaks."""
    assert one_line(" a\n  b\tc ") == "a b c"
