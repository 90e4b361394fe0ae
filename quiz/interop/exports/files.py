"""Write a text or a package, the same bytes each time."""

import shutil
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from quiz.errors import QuizError

_EPOCH = (1980, 1, 1, 0, 0, 0)
_LEVEL = 6
_AT_ONCE = 1 << 18


def write_text(path: Path, parts: Iterable[str], encoding: str = "utf-8") -> None:
    """Write a text; the parts are taken one after the other."""
    with path.open("w", encoding=encoding, newline="") as file:
        file.writelines(parts)


class Package:
    """A zip archive that is being written; its entries have no time, so that the same content makes the same file."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def add(self, name: str, content: bytes | Path) -> None:
        """Add a file.

        Raises:
            QuizError: it cannot be read.
        """
        entry = zipfile.ZipInfo(name, _EPOCH)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = 0o644 << 16
        if isinstance(content, bytes):
            self._archive.writestr(entry, content, compresslevel=_LEVEL)
            return
        try:
            source = content.open("rb")
        except OSError as error:
            msg = f"{content}: cannot be read: {(error.strerror or str(error)).lower()}"
            raise QuizError(msg) from error
        with source, self._archive.open(entry, "w") as target:
            shutil.copyfileobj(source, target, _AT_ONCE)


@contextmanager
def package(path: Path) -> Iterator[Package]:
    """Write a package."""
    with zipfile.ZipFile(path, "w") as archive:
        yield Package(archive)
