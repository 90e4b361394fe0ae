"""Dates."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.model.date_reading import read_date, read_dates
from quiz.model.dates import PartialDate, Precision


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Make dates of every precision."""
    date = draw(st.dates(min_value=dt.date(1000, 1, 1)))
    precisions: list[Precision] = ["year", "month", "day"]
    precision = draw(st.sampled_from(precisions))
    return PartialDate(date.year, date.month, date.day).coarsened(precision)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2017", "2017"),
        ("2017-8", "2017-08"),
        ("2017-08-29", "2017-08-29"),
        ("29 August 2017", "2017-08-29"),
        ("29th of August 2017", "2017-08-29"),
        ("August 29, 2017", "2017-08-29"),
        ("AUG 2017", "2017-08"),
        ("Sept. 2017", "2017-09"),
        ("29/8/2017", "2017-08-29"),
        ("8/29/2017", "2017-08-29"),
        ("5.5.2017", "2017-05-05"),
        ("8/2017", "2017-08"),
        ("29-AUG-2017", "2017-08-29"),
        ("29 aout 2017", "2017-08-29"),
    ],
)
def test_dates_are_read_in_the_usual_ways(text: str, iso: str) -> None:
    """A date is read as precisely as it is written."""
    date = read_date(text)
    assert date is not None
    assert date.iso() == iso


@pytest.mark.parametrize("text", ["", "yesterday", "2017-13", "30 February 2017", "17", "2017-08-29x", "0000"])
def test_what_is_no_date_is_not_read(text: str) -> None:
    """Nothing is guessed from a text that is no date."""
    assert read_dates(text) == ()


def test_an_ambiguous_date_is_read_both_ways() -> None:
    """Where day and month cannot be told apart, both readings are given and none is chosen."""
    assert [date.iso() for date in read_dates("4/5/2017")] == ["2017-05-04", "2017-04-05"]
    assert read_date("4/5/2017") is None


def test_a_day_without_a_month_is_refused() -> None:
    """A date cannot know the day and not the month, nor be outside of the calendar."""
    with pytest.raises(ValueError, match="needs a month"):
        PartialDate(2017, None, 3)
    with pytest.raises(ValueError, match="day"):
        PartialDate(2017, 2, 30)


@given(partial_dates())
def test_iso_is_read_back(date: PartialDate) -> None:
    """A date that is written is read as the same date."""
    assert read_date(date.iso()) == date


@given(partial_dates(), partial_dates())
def test_overlap_is_what_days_say(a: PartialDate, b: PartialDate) -> None:
    """Two dates overlap when a day can be meant by both, and containment implies it."""
    assert a.overlaps(b) == (max(a.first, b.first) <= min(a.last, b.last))
    assert a.overlaps(b) == b.overlaps(a)
    assert not a.contains(b) or a.overlaps(b)
    assert a.coarsened("year").contains(a)
