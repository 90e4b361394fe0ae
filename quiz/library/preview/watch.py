"""Notice that files change, by looking at their sizes and times.

A look at some files costs a few microseconds, sees what editors do in whichever way (writing in
place, renaming another file over the old one, taking the file away for a moment), and works on
file systems that tell nobody of changes, such as those of networks and of containers.
"""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

_REST = 0.15
"""Seconds from look to look while nothing happens."""
_CLOSE = 0.02
"""Seconds from look to look once something has changed."""
_SETTLED = 0.04
"""How long files have to be still before they count as written: most editors write in several steps."""
_SHARE = 50
"""How many times as long as a look takes is waited at least until the next, so that many files cost little."""

_Stamp = tuple[int, int, int] | None


class Watch:
    """Looks at some files again and again.

    Attributes:
        pending: whether files have changed and were not yet still for a moment.
    """

    def __init__(self, files: Iterable[Path], clock: Callable[[], float]) -> None:
        """Begin with the files as they are.

        Args:
            files: the files; one that is not there is waited for.
            clock: tells the seconds from any beginning.
        """
        self._clock = clock
        self._stamps = {path: _stamp(path) for path in files}
        self._changed_at = clock()
        self.pending = False
        self._took = 0.0

    @property
    def wait(self) -> float:
        """How many seconds to wait before the next look."""
        return max(_CLOSE if self.pending else _REST, _SHARE * self._took)

    def follow(self, files: Iterable[Path]) -> None:
        """Look at other files from now on."""
        self._stamps = {path: self._stamps[path] if path in self._stamps else _stamp(path) for path in files}

    def look(self) -> bool:
        """Tell whether files have changed, and been still for a moment since; once for each change."""
        begun = self._clock()
        found = {path: _stamp(path) for path in self._stamps}
        now = self._clock()
        self._took = now - begun
        if found != self._stamps:
            self._stamps, self._changed_at, self.pending = found, now, True
        elif self.pending and now - self._changed_at >= _SETTLED:
            self.pending = False
            return True
        return False

    def still(self) -> float:
        """Return for how many seconds no file has changed."""
        return self._clock() - self._changed_at


def _stamp(path: Path) -> _Stamp:
    try:
        found = os.stat(path)  # noqa: PTH116 - a third of the time that Path.stat takes
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
