"""Read the settings file; every mistake is told at its place."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from quiz.errors import Mark, QuizError, did_you_mean
from quiz.ids import is_id
from quiz.model.settings import DeckSettings, Settings
from quiz.paths import read_file
from quiz.settings.fields import DECK_NAMED, DECKS, NAMED, Field
from quiz.settings.positions import KeyPath, Positions, mark_of
from quiz.settings.sorts import Unfit

_WHERE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_MOST = 1_000_000


def read_settings(path: Path) -> Settings:
    """Read the settings; a file that is not there leaves every setting at its default.

    Raises:
        QuizError: the file cannot be read, or something in it cannot be.
    """
    try:
        if not path.is_file() and not path.exists():
            return Settings()
        raw = read_file(path, _MOST)
    except OSError as error:
        msg = f"{path}: cannot be read: {(error.strerror or str(error)).lower()}"
        raise QuizError(msg) from error
    if len(raw) > _MOST:
        raise _too_long(str(path))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        mark = Mark(str(path), raw.count(b"\n", 0, error.start) + 1, error.start - raw.rfind(b"\n", 0, error.start))
        msg = f"{mark}: this is not UTF-8 text (save the file as UTF-8)"
        raise QuizError(msg) from error
    return parse_settings(text.replace("\r\n", "\n"), str(path))


def parse_settings(text: str, file: str) -> Settings:
    """Read the text of a settings file.

    Args:
        text: TOML.
        file: the file, for messages.

    Raises:
        QuizError: something in it is wrong; the first mistake is told, and how many more there are.
    """
    if len(text) > _MOST:
        raise _too_long(file)
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise QuizError(_broken(text, file, error)) from error
    reader = _Reader(Positions(text, file))
    values = reader.table(table, NAMED, (), "quiz", own=DECKS)
    values[DECKS] = reader.decks(table.get(DECKS, {}))
    reader.finish()
    return Settings(**values)  # type: ignore[arg-type]


def _too_long(file: str) -> QuizError:
    return QuizError(f"{file}: is far too long for a settings file")


class _Reader:
    """Takes values out of tables, and collects what is wrong."""

    def __init__(self, positions: Positions) -> None:
        self._positions = positions
        self._wrong: list[tuple[Mark, str]] = []

    def table(
        self, table: Mapping[str, object], known: Mapping[str, Field], path: KeyPath, whose: str, own: str = ""
    ) -> dict[str, object]:
        values: dict[str, object] = {}
        for name, plain in table.items():
            here = (*path, name)
            if name in known:
                self._take(values, known[name], plain, here)
            elif name != own:
                self._tell(self._positions.key(here), f"{whose} has no setting '{name}'", did_you_mean(name, known))
        return values

    def _take(self, values: dict[str, object], field: Field, plain: object, path: KeyPath) -> None:
        try:
            values[field.name] = field.sort.take(plain)
        except Unfit as unfit:
            found = self._positions.value((*path, *unfit.inside))
            self._tell(found, f"'{field.name}' must be {field.sort.wanted}, found {unfit.found}", unfit.hint)

    def decks(self, tables: object) -> dict[str, DeckSettings]:
        decks: dict[str, DeckSettings] = {}
        if not isinstance(tables, Mapping):
            self._tell(self._positions.value((DECKS,)), f"'{DECKS}' must be tables such as [{DECKS}.elements]", "")
            return decks
        for deck, table in tables.items():
            path = (DECKS, deck)
            if not is_id(deck):
                self._tell(self._positions.key(path), f"'{deck}' cannot be the id of a deck", "")
            elif isinstance(table, Mapping):
                decks[deck] = DeckSettings(**self.table(table, DECK_NAMED, path, "a deck"))  # type: ignore[arg-type]
            else:
                hint = f"[{DECKS}.{deck}]"
                hint = f"{did_you_mean(deck, DECK_NAMED)} under [{DECKS}.ID]" if deck in DECK_NAMED else hint
                self._tell(self._positions.value(path), f"'{deck}' must be a table of the deck's settings", hint)
        return decks

    def _tell(self, mark: Mark, message: str, hint: str) -> None:
        self._wrong.append((mark, f"{message} ({hint})" if hint else message))

    def finish(self) -> None:
        """Raise the first mistake in the order of the file."""
        if self._wrong:
            (mark, message), *rest = sorted(self._wrong)
            more = f" (and {len(rest)} more)" if rest else ""
            msg = f"{mark}: {message}{more}"
            raise QuizError(msg)


def _broken(text: str, file: str, error: Exception) -> str:
    """Tell broken TOML at its place."""
    if isinstance(error, RecursionError):
        return f"{file}: is nested too deeply"
    message = str(error)
    match = _WHERE.search(message)
    said = message[: match.start()] if match else message
    if match and match[1]:
        mark = Mark(file, int(match[1]), int(match[2]))
    else:
        mark = mark_of(text, len(text.rstrip("\n")), file)
    said = said[:1].lower() + said[1:]
    return f'{mark}: this is not TOML: {said} (texts stand in quotes, such as timezone = "Europe/Berlin")'
