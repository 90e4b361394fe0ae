"""Names for images and audio that go into a package."""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from quiz.errors import QuizError

_SUFFIX = re.compile(r"\.[a-z0-9]{1,5}\Z")


class NamedFiles:
    """Gathers files under names made of their content.

    A name of content cannot clash with another's file, tells nothing about the answer, and a
    changed file has another name.
    """

    def __init__(self) -> None:
        """Begin without files."""
        self._names: dict[Path, str] = {}
        self._paths: dict[str, Path] = {}

    @property
    def paths(self) -> Mapping[str, Path]:
        """The files by their names, in the order they came."""
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
