"""The file of settings."""

from collections.abc import Iterator

from quiz.settings.fields import key_of
from quiz.settings.read import parse_settings
from quiz.settings.write import changed_text, fresh_text
from tests.fuzz.material import text_of

LONGEST = 800
WORDS = (
    "retention",
    "new_per_day",
    "exam",
    "timezone",
    "[decks.space]",
    "[keys]",
    "theme",
    "parameters",
    " = ",
    "0.9",
    "2026-12-24",
    "true",
    '"',
    "'''",
    "[",
    "]",
    "[[",
    "{",
    "}",
    "\\u",
    "inf",
    "nan",
    "0x",
    "1e9",
    "#",
)


def run(data: bytes) -> object:
    """Read settings; what can be read can be changed."""
    text = text_of(data).replace("\r\n", "\n")
    parse_settings(text, "settings.toml")
    return parse_settings(changed_text(text, {key_of("retention"): 0.95}), "settings.toml")


def seeds() -> Iterator[bytes]:
    """Yield the file as it is written first, in pieces, and as somebody might have filled it in."""
    fresh = fresh_text()
    for block in fresh.split("\n\n"):
        yield block.encode()
        yield block.replace("# ", "").replace("#", "").encode()
    yield b'retention = 0.9\n[decks.space]\nexam = 2026-06-30\nretention = 0.95\n[keys]\n"a" = "b"\n'
