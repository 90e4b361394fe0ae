"""Read numbers in digits and in words."""

import re
import unicodedata
from decimal import Decimal, InvalidOperation

from quiz.model.numbers import Number

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = {"thousand": 1_000, "million": 1_000_000, "billion": 10**9, "trillion": 10**12}
_SMALL = {word: value for value, word in enumerate(_ONES)} | {word: 10 * tens for tens, word in enumerate(_TENS, 2)}
_BOUNDS = {
    "more than": "more than",
    "over": "more than",
    ">": "more than",
    "at least": "at least",
    "≥": "at least",
    ">=": "at least",
    "less than": "less than",
    "fewer than": "less than",
    "under": "less than",
    "<": "less than",
    "at most": "at most",
    "up to": "at most",
    "≤": "at most",
    "<=": "at most",
    "about": "about",
    "around": "about",
    "approximately": "about",
    "roughly": "about",
    "some": "about",
    "~": "about",
    "≈": "about",
}
_BOUND = re.compile(
    "|".join(re.escape(b) + (" " if b[-1].isalpha() else " ?") for b in sorted(_BOUNDS, key=len, reverse=True)),
    re.IGNORECASE,
)
_DIGITS = re.compile(
    r"(?P<sign>[-−+]?)(?P<whole>\d{1,3}(?:[,  '’]\d{3})+|\d{1,3}(?:\.\d{3}){2,}(?![\d.])|\d+|(?=\.\d))"
    r"(?:\.(?P<fraction>\d+)|,(?P<comma>\d{1,2}|\d{4,}))?"
    r"(?:[eE](?P<exponent>[-+]?\d{1,3}))?"
)
_MINUS = re.compile(r"(?:minus|negative) (?=[^-−+])", re.IGNORECASE)
# A fraction after a whole number: 2½, 2 1/2. Thirds and the like have no decimals to be shown by.
_FRACTION = re.compile(r" ?(?P<vulgar>[½¼¾⅛⅜⅝⅞⅕⅖⅗⅘])| (?P<above>\d)[/⁄](?P<below>2|4|5|8|10)(?![\d/⁄.,])")
_POINT = re.compile(rf" point(?P<places>(?:[ -](?:{'|'.join(_ONES[:10])})\b)+)", re.IGNORECASE)
_SPELT_FRACTIONS = (
    (re.compile(r" and (?:a|one)[ -]half\b", re.IGNORECASE), Decimal("0.5")),
    (re.compile(r" and (?:a|one)[ -]quarter\b", re.IGNORECASE), Decimal("0.25")),
    (re.compile(r" and three[ -]quarters\b", re.IGNORECASE), Decimal("0.75")),
)
_OTHER_FORMS = str.maketrans("＜＞＝～－＋．，", "<>=~-+.,")
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_ROUND_WORD = re.compile(rf" (?:hundred|{'|'.join(_SCALES)})\b", re.IGNORECASE)
_BETWEEN_WORDS = re.compile(r"(?:, |[ -])?")
_MAX_LENGTH = 200
_TEN = 10
_HUNDRED = 100


def read_number(text: str) -> Number | None:
    """Read a number in digits or English words, with an optional bound and unit.

    Args:
        text: such as ``1,500``, ``thirty-five``, ``2½``, ``more than 70``, ``1.5 million km``.

    Returns:
        The number, or None when the text is none.
    """
    text = " ".join(text.translate(_OTHER_FORMS).split())
    if not text or len(text) > _MAX_LENGTH:
        return None
    bound = ""
    match = _BOUND.match(text)
    if match:
        bound = _BOUNDS[match[0].strip().casefold()]
        text = text[match.end() :].strip()
    minus = _MINUS.match(text)
    if minus:
        text = text[minus.end() :]
    if len(text) == 1 and text.isnumeric() and not text.isdecimal():
        text = str(Decimal(str(unicodedata.numeric(text))))
    read = _read_digits(text) or _read_words(text)
    if read is None:
        return None
    value, rest = read
    return Number(value.copy_negate() if minus else value, rest, bound)


def _read_digits(text: str) -> tuple[Decimal, str] | None:
    match = _DIGITS.match(text)
    if match is None:
        return None
    whole = re.sub(r"\D", "", match["whole"])
    fraction = match["fraction"] or match["comma"] or ""
    sign = "-" if match["sign"] in {"-", "−"} else ""
    literal = f"{sign}{whole or 0}.{fraction or 0}e{match['exponent'] or 0}"
    try:
        value = Decimal(literal)
    except InvalidOperation:
        return None
    rest = text[match.end() :]
    part = _FRACTION.match(rest)
    if part and match["whole"] and not fraction and not match["exponent"]:
        share = Decimal(str(unicodedata.numeric(part["vulgar"]))) if part["vulgar"] else _share(part)
        if share < 1:
            value, rest = value.copy_abs() + share, rest[part.end() :]
            value = value.copy_negate() if sign else value
    if rest[:1].isdigit() or re.match(r"[.,]\d", rest):
        return None
    return _scaled(_plain(value), rest.strip())


def _share(part: re.Match[str]) -> Decimal:
    return Decimal(part["above"]) / Decimal(part["below"])


def _read_words(text: str) -> tuple[Decimal, str] | None:
    """Read English number words from the start of a text, with decimals or a fraction after them."""
    fraction = next((found for pattern, _ in _SPELT_FRACTIONS if (found := pattern.search(text))), None)
    point = _POINT.search(text)
    cut = fraction or point
    if cut is None:
        return _read_whole(text)
    whole = _read_whole(text[: cut.start()])
    if whole is None or whole[1]:
        return None
    if fraction:
        added = next(value for pattern, value in _SPELT_FRACTIONS if pattern.fullmatch(cut[0]))
    else:
        added = Decimal("0." + "".join(str(_SMALL[word.casefold()]) for word in _WORD.findall(cut["places"])))
    return _scaled(_plain(whole[0] + added), text[cut.end() :].strip())


def _read_whole(text: str) -> tuple[Decimal, str] | None:
    """Read English words of a whole number.

    Each word is added to, or multiplies, what stands before it; ``and`` may stand between.
    """
    total = group = 0
    position = end = 0
    found = False
    while match := _WORD.match(text, position):
        word = match[0].casefold()
        value = _SMALL.get(word)
        if value is not None and _follows(value, group):
            group += value
        elif word == "a" and not found and _ROUND_WORD.match(text, match.end()):
            group = 1
        elif word == "hundred" and 0 < group < _HUNDRED:
            group *= _HUNDRED
        elif word in _SCALES and group:
            total, group = total + group * _SCALES[word], 0
        elif not (word == "and" and found):
            break
        position = match.end()
        if word != "and":
            found, end = True, position
        position = _BETWEEN_WORDS.match(text, position).end()  # type: ignore[union-attr]  # it matches the empty text
    if not found or text[end : end + 1].isalnum() or text[end : end + 1] == "-":
        return None
    if match and (match[0].casefold() in _SMALL or match[0].casefold() in _SCALES):
        return None
    return Decimal(total + group), text[end:].strip()


def _follows(value: int, group: int) -> bool:
    """Tell whether a number word may follow what stands before it: twenty-one, a hundred and five."""
    rest = group % _HUNDRED
    return rest == 0 or (value < _TEN <= rest and rest >= 2 * _TEN and rest % _TEN == 0)


def _scaled(value: Decimal, rest: str) -> tuple[Decimal, str]:
    word, _, unit = rest.partition(" ")
    scale = _SCALES.get(word.casefold())
    return (_plain(value * scale), unit.strip()) if scale else (value, rest)


def _plain(value: Decimal) -> Decimal:
    """Drop trailing zeros of a whole number so that 4.0 and 4 are one; keep 1.10 as written."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() and abs(value) < 10**20 else value
