"""Queries: how they are read and written."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.library.browse.parse import QueryError, parse
from quiz.library.browse.query import (
    COMPARISONS,
    LABELS,
    MEASURES,
    STATES,
    Asked,
    Compared,
    Labelled,
    Query,
    State,
    Wanted,
    Words,
)
from quiz.model.question import FORMATS
from quiz.text import fold

TEXTS = st.text(min_size=1).filter(fold)
QUOTED = TEXTS.map(lambda text: Words(text, whole=True))
TERMS = st.one_of(
    QUOTED,
    st.from_regex(r"[a-z]{1,8}[a-z0-9/']{0,4}", fullmatch=True)
    .filter(lambda text: text != "flag" and fold(text))
    .map(Words),
    st.builds(Labelled, st.sampled_from(LABELS), TEXTS, st.just(value=True)),
    st.builds(Labelled, st.sampled_from(LABELS), st.from_regex(r"[a-z][a-z\"\\:<-]{0,6}", fullmatch=True)),
    st.builds(Asked, st.sampled_from(FORMATS)),
    st.builds(State, st.sampled_from(STATES)),
    st.builds(
        Compared,
        st.sampled_from(MEASURES),
        st.sampled_from(COMPARISONS),
        st.decimals(min_value=-999_999, max_value=999_999, places=2, allow_nan=False),
    ),
)
QUERIES = st.lists(st.builds(Wanted, TERMS, st.booleans())).map(lambda wanted: Query(tuple(wanted)))
PIECES = st.lists(
    st.sampled_from([*LABELS, *MEASURES, *STATES, *FORMATS, *COMPARISONS, *'":-\\ 7%.,', "is", "format", "x", "é"])
)


@given(QUERIES)
def test_a_query_that_was_written_is_read_as_it_was(query: Query) -> None:
    """Writing a query and reading it gives the same query, whatever its words are."""
    assert parse(str(query)) == query


@given(st.one_of(st.text(), PIECES.map("".join), PIECES.map(" ".join)))
def test_whatever_is_typed_is_read_or_refused_with_its_place(text: str) -> None:
    """A query is read, and reads the same again once it was written; or one line says where it makes no sense."""
    try:
        query = parse(text)
    except QueryError as error:
        assert 1 <= error.column <= len(text) + 1
        assert str(error).startswith(f"column {error.column}: ")
        assert str(error).endswith(")")
    else:
        assert parse(str(query)) == query


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", Query()),
        ("  ", Query()),
        ("gas  Oslo", Query((Wanted(Words("gas")), Wanted(Words("Oslo"))))),
        ('-"noble gas"', Query((Wanted(Words("noble gas", whole=True), negated=True),))),
        ("-tag:visits", Query((Wanted(Labelled("tag", "visits"), negated=True),))),
        ('deck:"The elements"', Query((Wanted(Labelled("deck", "The elements", whole=True)),))),
        ("FORMAT:Match", Query((Wanted(Asked("match")),))),
        ("is:due", Query((Wanted(State("due")),))),
        ("flag", Query((Wanted(State("flagged")),))),
        ('"flag"', Query((Wanted(Words("flag", whole=True)),))),
        ("flag:why", Query((Wanted(Labelled("flag", "why")),))),
        ("due:<7", Query((Wanted(Compared("due", "<", Decimal(7))),))),
        ("due<7", Query((Wanted(Compared("due", "<", Decimal(7))),))),
        ("stability>30.5", Query((Wanted(Compared("stability", ">", Decimal("30.5"))),))),
        ("lapses>=3", Query((Wanted(Compared("lapses", ">=", Decimal(3))),))),
        ("lapses:3", Query((Wanted(Compared("lapses", "=", Decimal(3))),))),
        ("recall<80%", Query((Wanted(Compared("recall", "<", Decimal(80))),))),
        ("12:30", Query((Wanted(Words("12:30")),))),
    ],
)
def test_the_terms_of_the_language(text: str, query: Query) -> None:
    """Words, labels, formats, states and numbers, each plain or left out."""
    assert parse(text) == query


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("gas tga:x", "column 5: there is no term 'tga:' (did you mean 'tag'?; quotes search for words)"),
        ("format:mach", "column 8: there is no format 'mach' (did you mean 'match'?)"),
        ("is:susp", "column 4: no card can be 'susp' (did you mean 'suspended'?)"),
        ("due<soon", "column 5: 'soon' is no number (write it like due<7)"),
        ("due<", "column 5: something is missing here (write it like due<7)"),
        ("x tag:", "column 7: something is missing here (write it like tag:word)"),
        ("tag>5", "column 1: 'tag' is no number to compare (write it like tag:word)"),
        (
            "a -",
            "column 4: something is missing here (a minus leaves out what comes right after it, such as -tag:x)",
        ),
        ('gas "noble', 'column 5: the quotation does not end (close it with ")'),
        ('"noble"gas', "column 8: 'g' follows a quotation (put a space between them)"),
        ("gas ?", "column 5: there is no word in '?' (write letters or digits to look for)"),
    ],
)
def test_what_makes_no_sense_is_told_with_its_place(text: str, message: str) -> None:
    """One line says where it is, what is wrong, and what would be right."""
    with pytest.raises(QueryError) as error:
        parse(text)
    assert str(error.value) == message
