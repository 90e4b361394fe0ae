"""Write the settings file, so that what its owner wrote between the lines stays."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from quiz.errors import QuizError
from quiz.model.settings import Settings
from quiz.paths import real, replacing
from quiz.settings.fields import DECKS, FIELDS, Key
from quiz.settings.read import parse_settings, read_settings

_HEAD = """\
# Settings of factquiz. A line that is left out has its default.
# 'quiz settings' shows what holds; so does the app, behind the key ','.
"""
_TAIL = f"""\
# A deck can have settings of its own; what is left out holds as for all decks:
# [{DECKS}.elements]
# retention = 0.95
# new_per_day = 5
# exam = 2026-06-30
"""


def fresh_text() -> str:
    """Return the text of a settings file with every setting at its default, explained."""
    import tomlkit  # noqa: PLC0415 - only needed where something is written

    settings = Settings()
    parts = [_HEAD]
    for field in FIELDS:
        if field.optional:
            continue
        value = field.sort.plain(getattr(settings, field.name))
        if isinstance(value, Mapping):
            # Within the table: settings that are added later come to stand right above it.
            parts.append(f"[{field.name}]\n# {field.about}\n# ({field.sort.wanted})\n")
            continue
        parts.append(f"# {field.about}\n# ({field.sort.wanted})\n{field.name} = {tomlkit.item(value).as_string()}\n")
    return "\n".join([*parts, _TAIL])


def begin(path: Path) -> bool:
    """Write a settings file with every setting at its default; False when there is one already.

    Raises:
        QuizError: it cannot be written.
    """
    if path.exists():
        return False
    _replace(path, fresh_text())
    return True


def change(path: Path, changes: Mapping[Key, object]) -> Settings:
    """Set some settings, and leave everything else in the file as it is.

    Args:
        path: the settings file; it is made when it is not there.
        changes: values by setting; a value that is the default of an optional setting
            takes its line out.

    Returns:
        The settings as they are then.

    Raises:
        QuizError: the file as it is cannot be read, or cannot be written; nothing is changed.
    """
    read_settings(path)
    text = path.read_bytes().decode("utf-8-sig") if path.exists() else fresh_text()
    changed = changed_text(text, changes)
    settings = parse_settings(changed, str(path))
    if any(key.of(settings) != value for key, value in changes.items()):
        msg = f"{path}: is written in a way that cannot be changed from here; change it by hand"
        raise QuizError(msg)
    _replace(path, changed)
    return settings


def previewed(settings: Settings, key: Key, value: object) -> Settings:
    """Return settings with one more set, which nothing is written of."""
    if not key.deck:
        return replace(settings, **{key.field.name: value})  # type: ignore[arg-type]
    deck = replace(settings.deck(key.deck), **{key.field.name: value})  # type: ignore[arg-type]
    return replace(settings, decks={**settings.decks, key.deck: deck})


def changed_text(text: str, changes: Mapping[Key, object]) -> str:
    """Set some settings in the text of a file; comments and layout stay.

    Args:
        text: TOML that can be read.
        changes: values by setting.
    """
    import tomlkit  # noqa: PLC0415 - only needed where something is written

    document = tomlkit.parse(text)
    for key, value in changes.items():
        _set(document, key, value)
    return tomlkit.dumps(document)


def _set(document: Any, key: Key, value: object) -> None:
    name = key.field.name
    if key.field.optional and value == key.default:
        table = document.get(DECKS, {}).get(key.deck, {}) if key.deck else document
        table.pop(name, None)
        return
    table = _table(_table(document, DECKS), key.deck) if key.deck else document
    plain = key.field.sort.plain(value)
    if isinstance(plain, Mapping):
        _set_table(_table(document, name), plain)
    else:
        _put(table, name, plain)


def _put(table: Any, name: str, plain: object) -> None:
    """Set a value; tomlkit keeps the comment behind the old one."""
    import tomlkit  # noqa: PLC0415 - only needed where something is written

    old = table.get(name)
    new = tomlkit.item(plain)
    if old is not None and hasattr(old, "trivia"):
        new.trivia.comment_ws, new.trivia.comment = old.trivia.comment_ws, old.trivia.comment
    table[name] = new


def _table(parent: Any, name: str) -> Any:
    if name not in parent:
        import tomlkit  # noqa: PLC0415 - only needed where something is written

        inline = isinstance(parent, tomlkit.items.InlineTable)
        parent[name] = tomlkit.inline_table() if inline else tomlkit.table(is_super_table=name == DECKS)
    return parent[name]


def _set_table(table: Any, wanted: Mapping[str, object], prefix: str = "") -> None:
    """Make a table of texts hold what is wanted; tables within it are parts of names."""
    present: set[str] = set()
    for name in list(table):
        full = f"{prefix}{name}"
        if isinstance(table[name], Mapping):
            inner = {
                key: entry
                for key, entry in wanted.items()
                if key.startswith(f"{full}.") and _has(table[name], key[len(full) + 1 :])
            }
            _set_table(table[name], inner, f"{full}.")
            present |= inner.keys()
            if not table[name]:
                del table[name]
        elif full not in wanted:
            del table[name]
        else:
            present.add(full)
            if table[name] != wanted[full]:
                _put(table, name, wanted[full])
    for full, entry in wanted.items():
        if full not in present:
            _put(table, full[len(prefix) :], entry)


def _has(table: Mapping[str, object], name: str) -> bool:
    """Tell whether a dotted name leads to an entry of a table."""
    if name in table:
        return True
    first, _, rest = name.partition(".")
    inner = table.get(first)
    return isinstance(inner, Mapping) and _has(inner, rest)


def _replace(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        target = real(path)
        with replacing(target) as part:
            part.write_bytes(text.encode())
            if target.exists():
                part.chmod(target.stat().st_mode & 0o777)
    except OSError as error:
        msg = f"{path}: cannot be written: {(error.strerror or str(error)).lower()}"
        raise QuizError(msg) from error
