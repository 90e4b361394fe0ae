"""Units of measure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.model.units import same_unit


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("m", "metres"),
        ("min", "minutes"),
        ("km", "KM"),
        ("km/h", "kilometres per hour"),
        ("m²", "square metres"),
        ("m³", "cubic meters"),
        ("µg", "μg"),
        ("℃", "degrees Celsius"),
        ("°C", "degrees"),
        ("%", "per cent"),
        ("$", "US dollars"),
        ("£", "pounds"),
        ("lb", "pounds"),
        ("countries", "country"),
        ("people per km²", "people/km2"),
    ],
)
def test_spellings_of_one_unit_are_one(a: str, b: str) -> None:
    """A unit may be a symbol or a name, in singular or plural, in any case."""
    assert same_unit(a, b)
    assert same_unit(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("m", "min"),
        ("m", "mm"),
        ("m²", "m"),
        ("m²", "m³"),
        ("mW", "MW"),
        ("°C", "°F"),
        ("%", "‰"),
        ("£", "lb"),
        ("%", "percentage points"),
        ("months", "years"),
        ("km/h", "km/s"),
    ],
)
def test_other_units_are_kept_apart(a: str, b: str) -> None:
    """A unit is no other one that looks or sounds like it."""
    assert not same_unit(a, b)
    assert not same_unit(b, a)


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_text_can_stand_for_a_unit(a: str, b: str) -> None:
    """Comparing never fails, goes both ways, and finds every text the same as itself."""
    assert same_unit(a, a)
    assert same_unit(a, b) == same_unit(b, a)
