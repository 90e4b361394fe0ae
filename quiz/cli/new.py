"""``quiz new``: begin a deck, by questions on a terminal or by flags."""

import argparse
import shlex
import sys
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path

from quiz.amounts import count
from quiz.cli.asking import Asking, can_ask, filled
from quiz.cli.context import open_shelf
from quiz.decks.read import read_deck
from quiz.decks.starter import SCHEMA_FILE, TEMPLATES, Template, Wish, begun
from quiz.errors import QuizError
from quiz.ids import is_id, slug
from quiz.library.collections.listing import listed
from quiz.library.shelf import SUFFIXES
from quiz.paths import expanded, home, replacing
from quiz.text import one_line

_FLAGS = ("id", "title", "source_title", "source_id", "source_author", "source_publisher", "source_date", "source_url",
          "template")  # fmt: skip
_MANY_WORDS = 2
_LITTLE_WORDS = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})
"""What an id made of a title does without: ``volcanoes-of`` names nothing."""


def run(arguments: argparse.Namespace) -> int:
    """Write the deck; nothing is written when the questions are cancelled."""
    given = {flag: one_line(value) for flag in _FLAGS if (value := getattr(arguments, flag))}
    path = _deck_path(arguments.file) if arguments.file else None
    if not given and can_ask():
        path, given = _asked(path, force=arguments.force)
    if path is None:
        msg = "name the file to write: quiz new FILE"
        raise QuizError(msg)
    wish = _wish(path, given, schema=arguments.schema or (path.parent / SCHEMA_FILE).exists())
    contents = begun(wish, path.stem).items()
    files = {path if suffix == ".yaml" else path.with_suffix(suffix): text for suffix, text in contents}
    if not arguments.force:
        _free(files)
        _other_deck(wish.id)
    _write(files)
    sys.stdout.write(_told(path, files))
    return 0


def _asked(path: Path | None, *, force: bool) -> tuple[Path, dict[str, str]]:
    """Ask what the deck is to be."""
    asking = Asking()
    asking.say("A new deck. Enter takes what is in brackets, ctrl+c cancels.")
    title = asking.ask("Title", _title(path) if path else "")
    deck_id = asking.ask("Id, which stays for ever", slug(path.stem if path else title) or "deck", _checked_id)
    source = asking.ask("Title of the source that its facts come from", "My source")
    for name, what in TEMPLATES.items():
        asking.say(what, f"  {name:<11}")
    template = asking.choose("Begin with", tuple(TEMPLATES), "facts")
    if path is None:

        def usable(answer: str) -> str:
            file = _deck_path(answer)
            if not force:
                _free([file])
            return str(file)

        path = Path(asking.ask("File", str(home().decks / f"{deck_id}.yaml"), usable))
    return path, {"title": title, "id": deck_id, "source_title": source, "template": template}


def _wish(path: Path, given: Mapping[str, str], *, schema: bool) -> Wish:
    title = given.get("title") or _title(path)
    deck_id = given.get("id") or slug(path.stem) or slug(title)
    source = given.get("source_title", "My source")
    words = slug(source).split("-")
    own_id = "-".join(([word for word in words if word not in _LITTLE_WORDS] or words)[:_MANY_WORDS])
    known = {"title": source} | {key: given.get(f"source_{key}", "") for key in ("author", "publisher", "date", "url")}
    return Wish(
        id=_checked_id(deck_id),
        title=title,
        source=known,
        source_id=_checked_id(given.get("source_id") or own_id or "source"),
        template=_template(given.get("template", "facts")),
        schema=schema,
    )


def _template(name: str) -> Template:
    return next(template for template in TEMPLATES if template == name)


def _checked_id(text: str) -> str:
    if not is_id(text):
        hint = f", such as '{slug(text)}'" if slug(text) else ""
        msg = f"'{text}' cannot be an id: use lower-case letters, digits and '-'{hint}"
        raise QuizError(msg)
    return text


def _title(path: Path) -> str:
    words = " ".join(path.stem.replace("_", " ").replace("-", " ").split())
    return one_line(words[:1].upper() + words[1:])


def _deck_path(text: str) -> Path:
    """Return the path of a deck file, with the suffix that it may lack."""
    path = expanded(text)
    if path.suffix not in SUFFIXES:
        path = path.with_name(f"{path.name}.yaml")
    if path.parent != home().decks and not path.parent.is_dir():
        msg = f"{text}: there is no folder {path.parent}"
        raise QuizError(msg)
    return path


def _free(files: Iterable[Path]) -> None:
    for file in files:
        if file.exists():
            msg = f"{file}: is there already, and stays as it is (--force replaces it)"
            raise QuizError(msg)


def _other_deck(deck_id: str) -> None:
    """Refuse an id that a deck on the shelf has, for both would share what is remembered."""
    for found in listed(open_shelf()):
        if found.deck is not None and found.deck.id == deck_id:
            msg = (
                f"there is a deck '{deck_id}' already, {found.path}: choose another id (--force takes it all the same)"
            )
            raise QuizError(msg)


def _write(files: Mapping[Path, str]) -> None:
    """Write all files or none."""
    try:
        with ExitStack() as stack:
            # The deck is entered first, so that it is put in place last, beside the table that it names.
            for file, text in files.items():
                file.parent.mkdir(parents=True, exist_ok=True)
                stack.enter_context(replacing(file)).write_text(text, encoding="utf-8")
    except OSError as error:
        msg = f"{next(iter(files))}: cannot be written: {(error.strerror or str(error)).lower()}"
        raise QuizError(msg) from error


def _told(path: Path, files: Mapping[Path, str]) -> str:
    deck = read_deck(path)
    made = " and ".join(str(file) for file in files)
    facts = count(len(deck.facts), "fact") if deck.facts else ""
    questions = count(len(deck.questions), "question") if deck.questions else ""
    told = filled if can_ask() else str
    lines = [
        told(f"{made}: written, with {' and '.join(filter(None, (facts, questions)))} as examples"),
        *(f"  quiz {command} {shlex.quote(str(path))}" for command in ("preview", "check", "study")),
    ]
    if not path.resolve().is_relative_to(home().decks.resolve()):
        lines.append(told(f"The list of decks shows what lies in {home().decks}."))
    return "".join(f"{line}\n" for line in lines)
