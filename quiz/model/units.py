"""Units of measure: which spellings mean the same one."""

import re
import unicodedata
from functools import lru_cache

from quiz.text import fold

_PREFIXES = {
    "": "", "T": "tera", "G": "giga", "M": "mega", "k": "kilo", "h": "hecto", "d": "deci", "c": "centi", "m": "milli",
    "μ": "micro", "n": "nano", "p": "pico",
}  # fmt: skip
_WITH_PREFIX = {
    "metre": ("m", "meter"), "gram": ("g", "gramme"), "second": ("s", "sec"), "litre": ("l", "L", "liter"),
    "watt": ("W",), "volt": ("V",), "ampere": ("A", "amp"), "joule": ("J",), "hertz": ("Hz",), "pascal": ("Pa",),
    "newton": ("N",), "ohm": ("Ω",), "byte": ("B",), "bit": (), "electronvolt": ("eV",), "calorie": ("cal",),
    "tonne": ("t", "metric ton"), "bar": (), "kelvin": ("K",), "mole": ("mol",), "watt hour": ("Wh",),
    "becquerel": ("Bq",), "sievert": ("Sv",), "tesla": ("T",), "farad": ("F",),
}  # fmt: skip
_OTHERS = {
    "minute": ("min",), "hour": ("h", "hr"), "day": ("d",), "week": ("wk",), "month": ("mo",),
    "year": ("y", "yr"), "foot": ("ft", "feet", "′"), "inch": ("in", "inches", "″"), "yard": ("yd",),
    "mile": ("mi",), "pound": ("lb",), "ounce": ("oz",), "knot": ("kn", "kt"), "hectare": ("ha",),
    "%": ("%", "percent", "per cent", "pct", "percentage"), "‰": ("permille", "per mille"),
    "degree": ("°", "deg"), "°C": ("degree Celsius", "Celsius", "deg C", "C", "degree C", "centigrade", "degree", "°"),
    "°F": ("degree Fahrenheit", "Fahrenheit", "deg F", "F", "degree F", "degree", "°"),
    "$": ("dollar", "USD", "US dollar", "US$"), "€": ("euro", "EUR"),
    "£": ("pound", "pound sterling", "GBP"), "¥": ("yen", "JPY"), "₹": ("rupee", "INR"),
    "₽": ("rouble", "ruble", "RUB"),
    "kilogram": ("kilo",),
    "mile/hour": ("mph",), "kilometre/hour": ("kph", "kmh"),
}  # fmt: skip
_PLURALS = (("ies", "y"), ("es", ""), ("s", ""))
_DIVISION = re.compile(r" ?/ ?| per (?!cent\b|mille\b)")
_POWERS = (
    (re.compile(r"(?:square|sq\.?) (.+)", re.IGNORECASE), "²"),
    (re.compile(r"(?:cubic|cu\.?) (.+)", re.IGNORECASE), "³"),
    (re.compile(r"(\D+?)\^?2"), "²"),
    (re.compile(r"(\D+?)\^?3"), "³"),
)


def same_unit(a: str, b: str) -> bool:
    """Tell whether two units can be the same one, whatever their spelling, number and case.

    Args:
        a: such as ``km/h``.
        b: such as ``kilometres per hour``.
    """
    return a == b or bool(_readings(a) & _readings(b))


@lru_cache(maxsize=1024)
def _readings(unit: str) -> frozenset[str]:
    """Return everything that a unit can mean, as one name for each meaning."""
    unit = " ".join(unicodedata.normalize("NFKC", unit).split()).removesuffix(".")
    whole = _factor(unit)
    if whole:
        return whole
    parts = [_factor(part) or _word(part) for part in _DIVISION.split(unit, maxsplit=1)]
    if len(parts) == 1:
        return parts[0]
    return frozenset(f"{above}/{below}" for above in parts[0] for below in parts[1])


def _factor(unit: str) -> frozenset[str]:
    """Look a unit up, squared or cubed or not; empty when it is none of the table."""
    found = _known(unit)
    if found:
        return found
    for pattern, power in _POWERS:
        match = pattern.fullmatch(unit)
        if match:
            return frozenset(f"{name}{power}" for name in _known(match[1].strip()))
    return frozenset()


def _known(unit: str) -> frozenset[str]:
    # Case tells mW from MW; where the table knows only one of two cases, either is meant.
    return _SPELLINGS.get(unit) or _ANY_CASE.get(unit.casefold()) or frozenset()


def _word(unit: str) -> frozenset[str]:
    """Return a word that is no unit of the table in its singular and plural forms."""
    word = fold(unit) or unit
    singulars = {word[: -len(ending)] + single for ending, single in _PLURALS if word.endswith(ending)}
    return frozenset({word} | {single for single in singulars if len(single) > 1})


def _spellings() -> dict[str, frozenset[str]]:
    """Write the table of all symbols and names, in singular and plural, with what they mean."""
    found: dict[str, set[str]] = {}

    def add(name: str, spelling: str) -> None:
        found.setdefault(unicodedata.normalize("NFKC", spelling), set()).add(name)
        if len(spelling) > len("min") or spelling in {"min", "sec", "yr", "lb", "hr", "wk"}:
            head, _, tail = spelling.partition(" ")
            plural = f"{head}s {tail}" if head in {"degree", "pound"} and tail else f"{spelling}s"
            found.setdefault(plural, set()).add(name)

    for base, spellings in _WITH_PREFIX.items():
        for symbol, prefix in _PREFIXES.items():
            for spelling in (base, *spellings):
                is_symbol = spelling != base and len(spelling) <= len("mol") and spelling not in {"sec", "amp"}
                add(f"{prefix}{base}", f"{symbol if is_symbol else prefix}{spelling}")
                if symbol == "μ" and is_symbol:
                    add(f"{prefix}{base}", f"u{spelling}")
    for name, spellings in _OTHERS.items():
        for spelling in (name, *spellings):
            add(name, spelling)
    return {spelling: frozenset(names) for spelling, names in found.items()}


def _any_case(spellings: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for spelling, names in spellings.items():
        folded = spelling.casefold()
        found[folded] = found.get(folded, frozenset()) | names
    return found


_SPELLINGS = _spellings()
_ANY_CASE = _any_case(_SPELLINGS)
