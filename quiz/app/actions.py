"""What can be done at a moment, told from the bindings themselves: for help, palette and footer.

A binding is an action of ours when it has an id (``screen.name``) and a tooltip of one
sentence. The bindings of Textual's own widgets, such as those that move the cursor of an input
line, have neither and are left out.
"""

import pkgutil
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from itertools import groupby

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import KEY_NAME_REPLACEMENTS, Keys, _normalize_key_list
from textual.screen import Screen

import quiz.app
from quiz.errors import QuizError, did_you_mean

_RUN = 3
"""How many neighbouring keys are written as one span: 1 … 8."""
_MODIFIERS = frozenset({"ctrl", "shift", "alt", "super", "meta", "hyper"})


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done now.

    Attributes:
        id: id of its first binding.
        keys: its keys, as the footer writes them.
        label: what it does, in one or two words; empty for one that the footer does not name.
        sentence: what it does, in one sentence.
        place: where it works, as a heading.
        command: the action for Textual to run.
        node: the widget, screen or app that runs it.
        single: whether it is one action, and not several of a kind under one description.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    sentence: str
    place: str
    command: str
    node: DOMNode
    single: bool = True


def actions(screen: Screen[object]) -> list[Action]:
    """List what can be done on a screen now, each once: first what the focused control offers, the app's last.

    Args:
        screen: the screen to look at.
    """
    found: dict[tuple[int, str], list[Binding]] = {}
    nodes: dict[int, DOMNode] = {}
    for node, binding, enabled, _ in screen.active_bindings.values():
        if binding.id and binding.tooltip and enabled:
            same = binding.group.description if binding.group else binding.action
            found.setdefault((id(node), same), []).append(binding)
            nodes[id(node)] = node
    listed = [_action(nodes[node], bindings) for (node, _), bindings in found.items()]
    return sorted(listed, key=lambda action: -len(action.node.ancestors))


def _action(node: DOMNode, bindings: list[Binding]) -> Action:
    first = bindings[0]
    app = node.app
    keys = tuple(dict.fromkeys(app.get_key_display(binding) for binding in bindings))
    sentence = first.group.description if first.group else first.tooltip
    single = len({binding.action for binding in bindings}) == 1
    label = next((binding.description for binding in bindings if binding.description), "")
    return Action(first.id or "", spans(keys), label, sentence, _place(node), first.action, node, single)


def _place(node: DOMNode) -> str:
    if isinstance(node.BINDING_GROUP_TITLE, str):
        return node.BINDING_GROUP_TITLE
    return "On this screen"


def spans(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Write neighbouring digits and letters as spans: ``1 … 8``, ``a … h``.

    Args:
        keys: keys as they are displayed.
    """
    singles = sorted(key for key in keys if len(key) == 1 and key.isalnum())
    runs: list[list[str]] = []
    for _, numbered in groupby(enumerate(singles), lambda pair: ord(pair[1]) - pair[0]):
        runs.append([key for _, key in numbered])
    if not any(len(run) >= _RUN for run in runs):
        return keys
    written = [f"{run[0]} … {run[-1]}" if len(run) >= _RUN else " ".join(run) for run in runs]
    return (*written, *(key for key in keys if key not in singles))


def every_binding() -> Iterator[tuple[type[DOMNode], Binding]]:
    """Yield every binding of our own that there is, with the class that has it."""
    for module in pkgutil.walk_packages(quiz.app.__path__, "quiz.app."):
        import_module(module.name)
    waiting: list[type[DOMNode]] = [DOMNode]
    seen: set[type[DOMNode]] = set()
    while waiting:
        owner = waiting.pop()
        if owner in seen:
            continue
        seen.add(owner)
        waiting.extend(owner.__subclasses__())
        if owner.__module__.startswith("quiz."):
            own = owner.__dict__.get("BINDINGS", ())
            yield from ((owner, binding) for binding in Binding.make_bindings(own))


def listed_bindings() -> list[tuple[str, str, str]]:
    """List every binding that can be given other keys: its id, its keys, and what it does."""
    found: dict[str, tuple[list[str], str]] = {}
    for _, binding in every_binding():
        if binding.id and binding.tooltip:
            keys, _ = found.setdefault(binding.id, ([], binding.tooltip))
            keys.append(binding.key)
    return sorted((name, ",".join(dict.fromkeys(keys)), does) for name, (keys, does) in found.items())


def checked_keys(keys: Mapping[str, str]) -> list[str]:
    """Check keys that a learner chose.

    Args:
        keys: by binding id the keys that are to do it, several separated by commas.

    Returns:
        What there is to tell: a sentence for each action that loses a key to another.

    Raises:
        QuizError: there is no such action, no such key, or one key is given to two actions of
            the same place.
    """
    bindings = list(every_binding())
    known = {binding.id or "": binding for _, binding in bindings}
    chosen = {name: [key.strip() for key in written.split(",")] for name, written in keys.items()}
    for name, given in chosen.items():
        if name not in known:
            msg = f"there is no action '{name}' to give a key to ({did_you_mean(name, _near(name, known))})"
            raise QuizError(msg)
        for key in given:
            _check_key(name, key)
    lost: dict[str, None] = {}
    for place in {owner for owner, _ in bindings}:
        # A control has the bindings of the classes it is made from, too.
        here = [binding for owner, binding in bindings if issubclass(place, owner)]
        taken: dict[str, str] = {}
        for name in {binding.id or "" for binding in here} & chosen.keys():
            for key in chosen[name]:
                other = taken.setdefault(_long(key), name)
                if other != name:
                    first, second = sorted((other, name))
                    msg = f"the key '{key}' is given to both {first} and {second} (give one of them another)"
                    raise QuizError(msg)
        for binding in here:
            if binding.id not in chosen and binding.key in taken:
                winner = taken[binding.key]
                lost[f"The key {binding.key} is {winner} now, no longer {binding.id}: {binding.tooltip}"] = None
    return sorted(lost)


def _long(key: str) -> str:
    """Write a key as bindings do: a character by its name."""
    return _normalize_key_list(key)


def _near(name: str, known: Mapping[str, object]) -> list[str]:
    """Narrow the known ids to those of the same place, where there are any, so that a list stays short."""
    place = name.partition(".")[0]
    return [other for other in known if other.startswith(f"{place}.")] or list(known)


def _check_key(name: str, key: str) -> None:
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    if _is_key(last) and all(modifier in _MODIFIERS for modifier in modifiers):
        return
    msg = f"'{key}' is no key to give to {name} (write it like x, ?, f2, enter or ctrl+g)"
    raise QuizError(msg)


def _is_key(name: str) -> bool:
    """Tell whether a terminal can send a key of this name: a character, a special key, or a character's name."""
    if len(name) == 1:
        return name.isprintable()
    if name in {key.value for key in Keys}:
        return True
    try:
        return bool(unicodedata.lookup(KEY_NAME_REPLACEMENTS.get(name, name).replace("_", " ")))
    except KeyError:
        return name in KEY_NAME_REPLACEMENTS.values()
