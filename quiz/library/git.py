"""Run git without questions and without what a foreign repository could make it do."""

import os
import shutil
import signal
import subprocess
import tarfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from quiz.errors import QuizError
from quiz.paths import scratch
from quiz.text import one_line

_CAREFUL = (
    "-c", "core.hooksPath=/dev/null",
    "-c", "core.fsmonitor=false",
    "-c", "core.askPass=",
    "-c", "submodule.recurse=false",
    "-c", "protocol.allow=never",
    "-c", "protocol.https.allow=always",
    "-c", "protocol.ssh.allow=always",
    "-c", "protocol.file.allow=always",
)  # fmt: skip
"""No hooks, no submodules, and no protocol that runs a program or goes over the wire unencrypted."""
_TICK = 0.2
"""Seconds between two looks at a command that runs."""
_MAX_FILE_BYTES = 64 * 1024 * 1024


def git(arguments: Sequence[str], folder: Path | None = None, tick: Callable[[], None] = lambda: None) -> bytes:
    """Run a git command and return what it prints.

    Args:
        arguments: the command and what it takes.
        folder: where to run it; the present folder when None.
        tick: called again and again while it runs; what it raises ends the command.

    Raises:
        QuizError: git is not installed, or fails; carries its own words.
    """
    command = shutil.which("git")
    if command is None:
        msg = "git is needed for this, and is not installed"
        raise QuizError(msg)
    with subprocess.Popen(  # noqa: S603 - no shell, and what users give stands behind '--' or is checked
        [command, *_CAREFUL, *arguments],
        cwd=folder,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,  # so that its helpers have no terminal to ask on, and end with it
    ) as process:
        try:
            printed, said = _communicated(process, tick)
        except BaseException:
            if os.name == "posix":
                os.killpg(process.pid, signal.SIGTERM)
            else:
                process.terminate()
            raise
    if process.returncode:
        msg = f"git: {_reason(said.decode('utf-8', 'replace'))}"
        raise QuizError(msg)
    return printed


def _communicated(process: subprocess.Popen[bytes], tick: Callable[[], None]) -> tuple[bytes, bytes]:
    while True:
        try:
            return process.communicate(timeout=_TICK)
        except subprocess.TimeoutExpired:
            tick()


def _environment() -> dict[str, str]:
    """Return an environment in which git asks nobody, and looks into no other repository than the one it is in."""
    kept = {key: value for key, value in os.environ.items() if key not in _ABOUT_ANOTHER_REPOSITORY | _ASKING}
    return {
        **kept,
        "GIT_TERMINAL_PROMPT": "0",
        "GCM_INTERACTIVE": "never",
        "GIT_SSH_COMMAND": os.environ.get("GIT_SSH_COMMAND", "ssh -o BatchMode=yes"),
        "GIT_LFS_SKIP_SMUDGE": "1",
        "LC_ALL": "C",
    }


_ABOUT_ANOTHER_REPOSITORY = frozenset(
    {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR"}
)
"""What git sets for its hooks, in one of which this may run."""
_ASKING = frozenset({"GIT_ASKPASS", "SSH_ASKPASS"})
"""What names programs that ask for passwords in windows of their own."""


_GENERAL = "Could not read from remote repository"


def _reason(said: str) -> str:
    """Return the line in which git tells why it failed."""
    lines = [one_line(line) for line in said.splitlines() if line.strip()]
    # What ssh says comes before the general words of git.
    fatal = [line.removeprefix("fatal: ") for line in lines if line.startswith("fatal:") and _GENERAL not in line]
    return (fatal or lines or ["it failed and does not say why"])[0]


@contextmanager
def version(revision: str, path: Path) -> Iterator[Path]:
    """Lay out the folder of a deck as it was in a revision.

    Args:
        revision: as git names it: ``HEAD``, ``v1.2``, ``main~3``.
        path: the deck file, in a folder that a repository has; the file itself may be gone.

    Yields:
        The deck file as it was, with all that lay beside it.

    Raises:
        QuizError: the file is in no repository, or was not there in the revision.
    """
    folder = path.parent.resolve()
    if not folder.is_dir():
        msg = f"{path}: there is no folder {path.parent}"
        raise QuizError(msg)
    try:
        top, prefix, *_ = git(["rev-parse", "--show-toplevel", "--show-prefix"], folder).decode().split("\n")
    except QuizError as error:
        msg = f"{path}: is in no git repository, so that there is no revision '{revision}' of it"
        raise QuizError(msg) from error
    if revision.startswith("-"):
        msg = f"'{revision}' is no revision"
        raise QuizError(msg)
    inside = f"{revision}:{prefix}{path.name}"
    try:
        git(["cat-file", "-e", f"{revision}^{{commit}}"], folder)
    except QuizError as error:
        msg = f"there is no revision '{revision}' in the repository of {path}"
        raise QuizError(msg) from error
    try:
        git(["cat-file", "-e", inside], folder)
    except QuizError as error:
        msg = f"there is no {prefix}{path.name} in the revision '{revision}'"
        raise QuizError(msg) from error
    with scratch() as place:
        packed = place / "folder.tar"
        git(["archive", "--format=tar", f"--output={packed}", f"{revision}:{prefix.rstrip('/')}"], Path(top))
        target = place / "folder"
        with tarfile.open(packed) as archive:
            for member in archive:
                if member.isfile() and member.size <= _MAX_FILE_BYTES:
                    archive.extract(member, target, filter="data")
        yield target / path.name
