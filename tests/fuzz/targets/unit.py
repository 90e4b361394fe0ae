"""Units of measure."""

from collections.abc import Iterator

from quiz.model.units import same_unit
from tests.fuzz.material import text_of

LONGEST = 80
WORDS = ("km", "/h", " per ", "square ", "cubic ", "²", "^2", "kilo", "metre", "degrees Celsius", "°", "%", "μ", "s")


def run(data: bytes) -> object:
    """Compare two units: it is the same either way round, and each is the same as itself."""
    one, _, other = text_of(data).partition("\n")
    assert same_unit(one, one)
    same = same_unit(one, other)
    assert same == same_unit(other, one)
    return same


def seeds() -> Iterator[bytes]:
    """Yield pairs of units."""
    pairs = (
        "km/h\nkilometres per hour",
        "m²\nsquare metre",
        "°C\ndegrees Celsius",
        "mW\nMW",
        "US dollars\n$",
        "%\nper cent",
    )
    yield from (pair.encode() for pair in pairs)
