"""The list of settings, one under the cursor."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input
from textual.widgets.option_list import Option

from quiz.app.controls.hanging import Hanging
from quiz.app.literal import literal
from quiz.app.widgets.pointed_list import PointedList
from quiz.model.settings import Settings
from quiz.settings.fields import DECK_FIELDS, FIELDS, LIMIT, Key
from quiz.settings.sorts import Choice, Truth

PARAMETERS = "parameters"
_HIDDEN = "previous_parameters"
_FOLDER = "sync_folder"
_LIMITS = "Limits of what any deck may hold"
_WIDTH = 18
_NOTHING = {
    "timezone": "the machine's",
    "theme": "the app's own",
    "keys": "the app's own",
    PARAMETERS: "the published ones",
}
_DECK_NOTHING = {"exam": "none"}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list: a setting, or a heading where there is none.

    Attributes:
        heading: the title of what comes below; empty for a setting.
        key: the setting.
    """

    heading: str = ""
    key: Key | None = None


def rows_of(decks: Iterable[tuple[str, str]], *, served: bool = False) -> list[Row]:
    """List the settings of all decks, then those of each, then the limits of what any may hold.

    Args:
        decks: ids and titles.
        served: whether the app is served to a browser, which sets no folder of the serving computer
            and none of the limits that protect it.
    """
    hidden = {_HIDDEN, _FOLDER} if served else {_HIDDEN}
    limits = [field for field in FIELDS if field.name.startswith(LIMIT)]
    rows = [Row(key=Key(field)) for field in FIELDS if field.name not in hidden and field not in limits]
    for deck, title in decks:
        rows.append(Row(f"{title} ({deck})"))
        rows += [Row(key=Key(field, deck)) for field in DECK_FIELDS if field.name != _HIDDEN]
    if not served:
        rows += [Row(_LIMITS), *(Row(key=Key(field)) for field in limits)]
    return rows


def value_text(key: Key, value: object) -> str:
    """Write a value as the list shows it."""
    if key.field.name == PARAMETERS and value:
        return "fitted to you"
    nothing = (
        _DECK_NOTHING.get(key.field.name, "as for all decks") if key.deck else _NOTHING.get(key.field.name, "none")
    )
    return key.field.sort.show(value) or nothing


def next_choice(key: Key, value: object) -> object | None:
    """Return the choice after a value; None for a setting that is typed."""
    sort = key.field.sort
    if isinstance(sort, Truth):
        return not value
    if isinstance(sort, Choice):
        return sort.words[(sort.words.index(str(value)) + 1) % len(sort.words)]
    return None


class SettingList(PointedList):
    """Settings with their values; those that are not at their default have a star."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Change", id="settings.change", tooltip="Change the marked setting."),
    ]

    def __init__(self, rows: Sequence[Row], settings: Settings) -> None:
        """List some settings."""
        options = [Option(_prompt(row, settings), disabled=row.key is None) for row in rows]
        super().__init__(*options, id="settings", markup=False)
        self._rows = rows

    def on_resize(self) -> None:
        """Keep the marked setting in sight when what is said below takes room."""
        self.call_after_refresh(self.scroll_to_highlight)

    def show(self, settings: Settings) -> None:
        """Bring the values up to date."""
        for place, row in enumerate(self._rows):
            self.replace_option_prompt_at_index(place, _prompt(row, settings))

    @property
    def key(self) -> Key | None:
        """The setting under the cursor."""
        return None if self.highlighted is None else self._rows[self.highlighted].key


def _prompt(row: Row, settings: Settings) -> Content | Hanging:
    if row.key is None:
        return literal(row.heading, "bold")
    value = row.key.of(settings)
    star = "*" if value != row.key.default else " "
    return Hanging(literal(f"{star} {row.key.field.name:<{_WIDTH}}"), literal(value_text(row.key, value), "bold"))


class ValueInput(Input):
    """The line to type a setting's value in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Save", id="settings.save", tooltip="Set the marked setting to what is typed."),
    ]
