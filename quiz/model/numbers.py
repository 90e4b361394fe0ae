"""Numbers with a unit and a bound."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity as a source states it.

    Attributes:
        value: the number itself.
        unit: what follows it, such as ``%`` or ``km``; empty for a bare count.
        bound: ``more than``, ``at least``, ``less than``, ``at most``, ``about`` or empty.
    """

    value: Decimal
    unit: str = ""
    bound: str = ""

    def digits(self) -> str:
        """Write the value in digits, with a comma between thousands from 10,000 on."""
        plain = f"{self.value:f}"
        whole, _, fraction = plain.lstrip("-").partition(".")
        grouped = f"{int(whole):,}" if len(whole) > len("9999") else whole
        sign = "−" if self.value < 0 else ""
        return f"{sign}{grouped}.{fraction}" if fraction else f"{sign}{grouped}"


def absolute(tolerance: Number | None, key: object) -> Decimal:
    """Return how far a number may be off in its own unit, where the tolerance may be in percent."""
    if tolerance is None:
        return Decimal(0)
    if tolerance.unit == "%" and isinstance(key, Number) and key.unit != "%":
        return abs(key.value) * tolerance.value / 100
    return tolerance.value
