"""Read the images and audio that a deck names: files beside it, of a known type, and of a size that can be shown."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import cast

from quiz.decks.fields import Fields, Problems, report_shape
from quiz.decks.grammar.facts import MEDIA
from quiz.decks.nodes import Items, Node, Scalar, Table
from quiz.errors import did_you_mean
from quiz.model.limits import MIB, at_most, limits
from quiz.model.media import MEDIA_SORTS, Media, MediaSort, Side
from quiz.paths import real
from quiz.text import one_line

TYPES: dict[MediaSort, dict[str, tuple[str, ...]]] = {
    "image": {
        "PNG": (".png",), "JPEG": (".jpg", ".jpeg"), "GIF": (".gif",), "WebP": (".webp",), "SVG": (".svg",),
    },
    "audio": {
        "MP3": (".mp3",), "Ogg": (".ogg", ".oga", ".opus"), "WAV": (".wav",), "MPEG-4": (".m4a",), "FLAC": (".flac",),
    },
}  # fmt: skip
"""The extensions of each type of file, by what it is."""

_SUFFIXES = {sort: tuple(s for suffixes in types.values() for s in suffixes) for sort, types in TYPES.items()}
_HEAD_BYTES = 64
_SIGNATURES = (
    ("PNG", re.compile(rb"\x89PNG\r\n\x1a\n")),
    ("JPEG", re.compile(rb"\xff\xd8\xff")),
    ("GIF", re.compile(rb"GIF8[79]a")),
    ("WebP", re.compile(rb"RIFF....WEBP", re.DOTALL)),
    ("WAV", re.compile(rb"RIFF....WAVE", re.DOTALL)),
    ("MP3", re.compile(rb"ID3|\xff[\xe2-\xe7\xf2-\xff]")),
    ("Ogg", re.compile(rb"OggS")),
    ("MPEG-4", re.compile(rb"....ftyp", re.DOTALL)),
    ("FLAC", re.compile(rb"fLaC")),
)
"""How a file of each type begins."""
_SVG = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*>\s*)*<(?:\w+:)?svg\b", re.DOTALL
)
_ACTIVE = re.compile(
    rb"<(?:\w+:)?(?:script|foreignObject|iframe|handler)\b|\son\w+\s*=|javascript:|<!ENTITY"
    rb"|href\s*=\s*[\"']\s*(?:https?:|file:|//)|url\(\s*[\"']?\s*(?:https?:|file:|//)|@import",
    re.IGNORECASE,
)
"""What lets an SVG run something or load something when it is opened."""


class MediaReader:
    """Reads the ``image`` and ``audio`` of facts and questions against the files in the deck's folder."""

    def __init__(self, folder: Path, problems: Problems, files: set[Path] | None = None) -> None:
        """Know where the files lie.

        Args:
            folder: the deck's folder.
            problems: where problems go.
            files: takes in every file that is named, those too that are not there.
        """
        self.files: set[Path] = set() if files is None else files
        self._folder = real(folder)
        self._problems = problems

    def read(self, fields: Fields) -> tuple[Media, ...]:
        """Read all media of a fact or question, images first.

        ``image: map.png`` names a file, ``image: {file: map.png, alt: …, credit: …, on: question}``
        tells more about it, and a list names several.
        """
        return tuple(
            media
            for sort in MEDIA_SORTS
            if (node := fields.node(sort)) is not None
            for item in (node.items if isinstance(node, Items) else (node,))
            for media in self._one(item, sort)
        )

    def _one(self, node: Node, sort: MediaSort) -> Iterator[Media]:
        if isinstance(node, Table):
            fields = Fields(node, MEDIA, self._problems, f"'{sort}'")
            file = fields.scalar("file")
            alt, credit = fields.text("alt"), fields.text("credit")
            shown = cast("Side", fields.word("on") or "answer")
        elif isinstance(node, Scalar) and node.value.strip():
            file, alt, credit, shown = node, "", "", "answer"
        else:
            report_shape(node, f"'{sort}'", "a file or a mapping with 'file'", self._problems)
            return
        path = self._path(file, sort) if file else None
        if file and path:
            yield Media(path, PurePosixPath(file.value.strip()).as_posix(), sort, file.mark, alt, credit, shown)

    def _path(self, file: Scalar, sort: MediaSort) -> Path | None:
        """Return where a file lies; None when it cannot be used, which is reported."""
        written = file.value.strip()
        shown = one_line(written)
        refused = _refused(written)
        if refused:
            self._problems.add(file.mark, f"'{shown}' {refused[0]}", refused[1], "bad-media")
            return None
        suffix = PurePosixPath(written).suffix.casefold()
        if suffix not in _SUFFIXES[sort]:
            other = next((name for name in MEDIA_SORTS if suffix in _SUFFIXES[name]), None)
            hint = f"name it under '{other}'" if other else f"one of: {', '.join(_SUFFIXES[sort])}"
            what = f"'{shown}' is no {sort} file" if other else f"'{shown}' has no extension of {_A[sort]} file"
            self._problems.add(file.mark, what, hint, "bad-media")
            return None
        self.files.add(self._folder / written)
        try:
            path = real(self._folder / written)
            found = self._looked_at(path, suffix, sort)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            found = f"cannot be read: {reason.lower()}", "", "bad-media"
        if found:
            message, hint, code = found
            self._problems.add(file.mark, f"'{shown}' {message}", hint, code)
            return None
        return self._folder / written

    def _looked_at(self, path: Path, suffix: str, sort: MediaSort) -> tuple[str, str, str] | None:
        """Say what is wrong with a file: message, hint and code; None when nothing is."""
        if not path.is_relative_to(self._folder):
            return "leads outside of the deck's folder", "put the file itself beside the deck", "bad-media"
        if not path.exists():
            near = [found.name for found in path.parent.iterdir()] if path.parent.is_dir() else []
            near = [name for name in near if name.casefold().endswith(_SUFFIXES[sort])]
            hint = did_you_mean(path.name, near)
            close = hint if hint.startswith("did") else "the file's name is taken from the deck's folder"
            return "does not exist", close, "no-file"
        if not path.is_file():
            return "is no file", f"name one {sort} file", "bad-media"
        size = path.stat().st_size
        most = limits().media_mib
        if size > most * MIB:
            return f"is too large with {size / MIB:.0f} MiB", at_most(most, "media_mib", " MiB"), "bad-media"
        return _wrong_content(path, suffix)


_A: dict[MediaSort, str] = {"image": "an image", "audio": "an audio"}


def _refused(written: str) -> tuple[str, str] | None:
    """Say why a path cannot be one from the deck's folder, and what would be right; None when it can."""
    if re.match(r"(?:[a-z][a-z0-9+.-]+:)?//|data:", written, re.IGNORECASE):
        return "is an address", "put the file beside the deck and name it"
    if PurePosixPath(written).is_absolute() or PureWindowsPath(written).anchor or written.startswith("~"):
        return "is no path from the deck's folder", "put the file beside the deck and name it from there"
    if "\\" in written:
        return "has a backslash", "set folders apart with '/'"
    if ".." in PurePosixPath(written).parts:
        return "leads outside of the deck's folder", "put the file beside the deck and name it from there"
    return None


def _wrong_content(path: Path, suffix: str) -> tuple[str, str, str] | None:
    """Compare what a file holds with what its name promises."""
    with path.open("rb") as file:
        data = file.read() if suffix == ".svg" else file.read(_HEAD_BYTES)
    if not data:
        return "is empty", "", "bad-media"
    held = next((name for name, begin in _SIGNATURES if begin.match(data)), "")
    if suffix == ".svg" and _SVG.match(data):
        held = "SVG"
    named = next(name for types in TYPES.values() for name, suffixes in types.items() if suffix in suffixes)
    if held != named:
        content = held or "something else"
        return f"holds {content}, but is named as {named}", "give it the right extension, or convert it", "bad-media"
    if held == "SVG" and (b"\0" in data or _ACTIVE.search(data)):
        return "is an SVG that runs or loads something", "save it as a plain drawing, or as PNG", "bad-media"
    return None
