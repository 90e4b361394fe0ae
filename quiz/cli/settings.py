"""``quiz settings``: show what holds, and change it."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from quiz.cli.context import open_library, open_shelf
from quiz.cli.reckoning import reckoned
from quiz.errors import QuizError, did_you_mean
from quiz.library.optimise import put
from quiz.model.settings import Settings
from quiz.paths import home
from quiz.settings.fields import NAMED, Key, key_of, keys_of, value_of
from quiz.settings.read import read_settings
from quiz.settings.write import begin, change

_KEYS = "keys"
_PARAMETERS = "parameters"
_OF_THE_APP = frozenset({"theme", _KEYS})


def run(arguments: argparse.Namespace) -> int:
    """Print the settings or one of them, or change one."""
    path = home().settings
    if arguments.init:
        if arguments.key:
            msg = "--init writes the whole file; leave the setting out"
            raise QuizError(msg)
        return _init(path)
    settings = read_settings(path)
    if arguments.key is None:
        _print_all(path, settings)
    elif arguments.key == _KEYS and not arguments.value:
        _print_keys(settings)
    elif not arguments.value:
        sys.stdout.write(f"{_get(arguments.key, settings)}\n")
    else:
        _change(path, settings, arguments.key, " ".join(arguments.value))
    return 0


def _init(path: Path) -> int:
    if not begin(path):
        read_settings(path)
        msg = f"{path}: is there already, and stays as it is"
        raise QuizError(msg)
    sys.stdout.write(f"{path}: written, with every setting at its default\n")
    return 0


def _print_all(path: Path, settings: Settings) -> None:
    state = "" if path.exists() else " (not written yet: every setting has its default; --init writes it)"
    sys.stdout.write(f"{path}{state}\n")
    keys = [key for key in keys_of(settings) if not key.field.optional or key.of(settings) != key.default]
    width = max(len(str(key)) for key in keys)
    for key in keys:
        value = key.field.sort.show(key.of(settings))
        marker = "" if key.of(settings) == key.default else "  (changed)"
        sys.stdout.write(f"{key!s:<{width}}  {value or '–'}{marker}\n")


def _get(text: str, settings: Settings) -> str:
    binding = _binding(text)
    if binding:
        return settings.keys.get(binding, "")
    key = key_of(text)
    return key.field.sort.show(key.of(settings))


def _change(path: Path, settings: Settings, text: str, typed: str) -> None:
    binding = _binding(text)
    if binding:
        key = Key(NAMED[_KEYS])
        others = {name: keys for name, keys in settings.keys.items() if name != binding}
        value = value_of(key, key.field.sort.show(others | {binding: typed}))
        if typed == "default":
            value = others
    else:
        key = key_of(text)
        value = value_of(key, typed)
    if key.field.name in _OF_THE_APP:
        from quiz.app.preferences import check_preferences  # noqa: PLC0415 - Textual is slow to import

        # Only the app knows its themes and its actions; what it could not start with is not written.
        changed: dict[str, Any] = {key.field.name: value}
        for lost in check_preferences(replace(settings, **changed)):
            sys.stderr.write(f"quiz: note: {lost}\n")
    reckoning = ""
    if key.field.name == _PARAMETERS:
        reckoning = _let_hold(key.deck, value)
    else:
        change(path, {key: value})
    sys.stdout.write(f"{text} = {key.field.sort.show(value) if not binding else typed}\n")
    sys.stdout.write(reckoning)
    if key.deck:
        _note_unknown(key.deck)


def _let_hold(deck: str, parameters: object) -> str:
    """Let parameters hold, and reckon memories anew with them; return what that came to."""
    with open_library() as library:
        recomputation = put(library, parameters if isinstance(parameters, tuple) else (), deck)
        if recomputation is None:
            return "They hold already.\n"
        back = f"quiz optimise --back{f' {deck}' if deck else ''}"
        return f"{reckoned(recomputation)}\n'{back}' puts the old ones back.\n"


def _print_keys(settings: Settings) -> None:
    """List the bindings that there are, with their keys and what they do."""
    from quiz.app.actions import listed_bindings  # noqa: PLC0415 - Textual is slow to import

    rows = [
        (name, settings.keys.get(name, keys), "  (changed)" if name in settings.keys else "", does)
        for name, keys, does in listed_bindings()
    ]
    names, keys = (max(len(row[column]) for row in rows) for column in (0, 1))
    for name, key, marker, does in rows:
        sys.stdout.write(f"{name:<{names}}  {key:<{keys}}  {does}{marker}\n")
    sys.stdout.write(f"\n'quiz settings keys.{rows[0][0]} x' gives one of them another key, or several: x,f2\n")


def _binding(text: str) -> str:
    """Return the binding that a key such as ``keys.study.easy`` names; empty for any other."""
    first, _, rest = text.partition(".")
    return rest if first == _KEYS else ""


def _note_unknown(deck: str) -> None:
    """Say when no deck on the shelf has an id; a deck elsewhere may have it."""
    known = open_shelf().ids()
    if deck not in known:
        hint = did_you_mean(deck, known)
        told = f"no deck on the shelf is called '{deck}'" + (f" ({hint})" if hint else "")
        sys.stderr.write(f"quiz: note: {told}\n")
