"""The releases of Anki that are tested against, and where they are found."""

import fcntl
import subprocess
import sys
from pathlib import Path

NEWEST = "newest"
"""What is installed in the environment."""
OLDEST = "24.11"
"""A release from two years ago. Only one fits into an environment, so it goes into a folder of its own."""
RELEASES = (NEWEST, OLDEST)


def ensure(release: str, cache: Path) -> Path | None:
    """Return the folder to import a release from; None for the one that is installed.

    Args:
        release: one of ``RELEASES``.
        cache: folder that outlives the run; an old release is installed in it once, by whichever
            of several processes is first. What it needs beside itself is taken from the environment.
    """
    if release == NEWEST:
        return None
    folder = cache / release
    with (cache / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "done").exists():
            command = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-deps"]
            subprocess.run([*command, "--upgrade", "--target", str(folder), f"anki=={release}"], check=True)
            (folder / "done").touch()
    return folder
