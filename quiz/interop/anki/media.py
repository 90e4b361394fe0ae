"""Images and audio that go into a package."""

import hashlib
import html
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from quiz.errors import QuizError
from quiz.interop.anki.escape import escape
from quiz.model.media import Media

_SUFFIX = re.compile(r"\.[a-z0-9]{1,5}\Z")


class MediaFiles:
    """Gathers files under names made of their content.

    Anki keeps all media in one folder: a name of content cannot clash with another's file, tells
    nothing about the answer, and a changed file changes its note.
    """

    def __init__(self) -> None:
        """Begin without files."""
        self._names: dict[Path, str] = {}
        self._paths: dict[str, Path] = {}

    @property
    def paths(self) -> Mapping[str, Path]:
        """The files by the names that notes call them by, in the order they came."""
        return self._paths

    def name(self, path: Path) -> str:
        """Take a file in, and return its name.

        Raises:
            QuizError: it cannot be read.
        """
        if path not in self._names:
            try:
                with path.open("rb") as file:
                    digest = hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()
            except OSError as error:
                msg = f"{path}: cannot be read: {(error.strerror or str(error)).lower()}"
                raise QuizError(msg) from error
            suffix = path.suffix.lower()
            name = f"factquiz-{digest}{suffix if _SUFFIX.match(suffix) else ''}"
            self._names[path] = name
            self._paths.setdefault(name, path)
        return self._names[path]

    def fields(self, attached: Iterable[Media]) -> dict[str, str]:
        """Write what is attached to a question as the four fields for it."""
        written: dict[str, str] = {}
        for one in attached:
            name = self.name(one.path)
            field = f"{'' if one.shown == 'question' else 'Answer '}{one.sort.capitalize()}"
            credit = f'<div class="credit">{escape(one.credit)}</div>' if one.credit else ""
            shown = f'<img src="{name}" alt="{_attribute(one.alt)}">' if one.sort == "image" else f"[sound:{name}]"
            written[field] = written.get(field, "") + shown + credit
        return written


def _attribute(text: str) -> str:
    """Write text as the value of an attribute, where no command of Anki's may begin."""
    plain = " ".join(escape(text).split()) if "<" not in escape(text) else " ".join(html.escape(text).split())
    return plain.replace('"', "&quot;").replace("[", "&#91;").replace("\\", "&#92;")
