"""The languages that decks can be written in: what the program itself says in them."""

from dataclasses import dataclass, replace
from typing import Literal

DateStyle = Literal["day first", "month first", "iso"]
DATE_STYLES: tuple[DateStyle, ...] = ("day first", "month first", "iso")
"""How a date of a day is written: 29 August 2017, August 29, 2017, or 2017-08-29."""


@dataclass(frozen=True, slots=True)
class Language:
    """What the program needs to know of a language to word values in it.

    Attributes:
        code: tag of BCP 47, such as ``en`` or ``de``.
        months: names of the twelve months.
        numbers: zero to ten in words.
        last: what joins the last of several things: " and ".
        on: what stands before a date known to the day, the month and the year.
        of: what stands between day, month and year.
        after_day: what follows the number of a day: ``.`` in German.
        first_day: how the first of a month is written where it has a form of its own.
        dates: the usual way to write a date.
        group: what stands between the thousands of a number of five digits or more.
        point: what stands before its decimals.
        true, false: the two options of a statement.
        according: how a judgement is attributed, with ``{}`` for whose it is.
        is_true: how a statement is put up for judgement, with ``{}`` for the statement.
        english: whether articles and possessives of English are to be made.
    """

    code: str
    months: tuple[str, ...]
    numbers: tuple[str, ...]
    last: str
    on: tuple[str, str, str]
    of: str
    true: str
    false: str
    according: str
    is_true: str
    after_day: str = ""
    first_day: str = "1"
    dates: DateStyle = "day first"
    group: str = "\u202f"
    point: str = ","
    english: bool = False


ENGLISH = Language(
    code="en",
    months=tuple("January February March April May June July August September October November December".split()),
    numbers=tuple("zero one two three four five six seven eight nine ten".split()),
    last=" and ",
    on=("on", "in", "in"),
    of=" ",
    true="True",
    false="False",
    according="According to {}",
    is_true="True or false: {}",
    group=",",
    point=".",
    english=True,
)

LANGUAGES: dict[str, Language] = {
    "en": ENGLISH,
    "en-US": replace(ENGLISH, code="en-US", dates="month first"),
    "de": Language(
        code="de",
        months=tuple("Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()),
        numbers=tuple("null eins zwei drei vier fünf sechs sieben acht neun zehn".split()),
        last=" und ",
        on=("am", "im", "im Jahr"),
        of=" ",
        after_day=".",
        first_day="1.",
        true="Wahr",
        false="Falsch",
        according="Laut {}",
        is_true="Wahr oder falsch: {}",
    ),
    "fr": Language(
        code="fr",
        months=tuple("janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()),
        numbers=tuple("zéro un deux trois quatre cinq six sept huit neuf dix".split()),
        last=" et ",
        on=("le", "en", "en"),
        of=" ",
        first_day="1er",
        true="Vrai",
        false="Faux",
        according="Selon {}",
        is_true="Vrai ou faux : {}",
    ),
    "es": Language(
        code="es",
        months=tuple(
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
        ),
        numbers=tuple("cero uno dos tres cuatro cinco seis siete ocho nueve diez".split()),
        last=" y ",
        on=("el", "en", "en"),
        of=" de ",
        true="Verdadero",
        false="Falso",
        according="Según {}",
        is_true="¿Verdadero o falso? {}",
    ),
    "it": Language(
        code="it",
        months=tuple(
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split()
        ),
        numbers=tuple("zero uno due tre quattro cinque sei sette otto nove dieci".split()),
        last=" e ",
        on=("il", "nel", "nel"),
        of=" ",
        first_day="1º",
        true="Vero",
        false="Falso",
        according="Secondo {}",
        is_true="Vero o falso? {}",
    ),
}
"""The languages by their tags. Kinds, sentences and stems are the author's own in every one of
them; the built-in kinds are in English."""

MONTH_NUMBERS: dict[str, int] = {
    **{name.casefold(): number for tag in LANGUAGES.values() for number, name in enumerate(tag.months, 1)},
    **{name[:3].casefold(): number for number, name in enumerate(ENGLISH.months, 1)},
    "sept": 9,
}
"""Names of months in every language, so that a date can be typed as the deck writes it."""
