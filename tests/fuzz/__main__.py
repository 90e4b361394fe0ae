"""Fuzz targets, and print how often each was run and what was found: ``python -m tests.fuzz TARGET… --runs N``."""

import argparse
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from tests.fuzz.target import FINDINGS, names, target

_DONE = re.compile(rb"^(?:#|Done )(\d+)", re.MULTILINE)
_HUNG = 30
"""Seconds after which an input is a hang, where not even an exception can end it."""
_MIB = 2_048


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one target: executions, seconds by the clock, and what was found."""

    runs: int
    seconds: float
    findings: tuple[str, ...]


def fuzz(name: str, runs: int, folder: Path, seconds: int) -> Outcome:
    """Fuzz one target; where an input takes the process down, go on behind it.

    Args:
        name: of the target.
        runs: executions.
        folder: takes the corpus and the findings.
        seconds: the most that it may take; 0 for as long as it takes.
    """
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for data in (*target(name).seeds(), *_kept(name)):
        (corpus / blake2b(data, digest_size=10).hexdigest()).write_bytes(data)
    words = folder / "words"
    words.write_text("".join(f"{_quoted(word)}\n" for word in target(name).WORDS), encoding="utf-8")
    start, done = time.monotonic(), 0
    while done < runs and not (seconds and time.monotonic() - start >= seconds):
        left = max(1, int(seconds - (time.monotonic() - start))) if seconds else 0
        command = [sys.executable, "-m", "tests.fuzz.worker", name, str(folder), f"-runs={runs - done}"]
        command += [f"-timeout={_HUNG}", f"-max_len={target(name).LONGEST}", f"-rss_limit_mb={_MIB}"]
        command += [f"-artifact_prefix={folder}/", f"-dict={words}", f"-max_total_time={left}"]
        with (folder / "log").open("wb") as log:
            status = subprocess.run(command, stdout=log, stderr=log, check=False).returncode
        counted = [int(number) for number in _DONE.findall((folder / "log").read_bytes())]
        done += max(counted, default=0)
        if not counted or (status and not any(folder.glob("*-*"))):
            sys.stderr.write((folder / "log").read_text("utf-8", "replace")[-2_000:])
            break
    found = [path.read_text("utf-8").partition("\n")[0] for path in sorted(folder.glob("*.txt"))]
    found += [path.name for path in sorted(folder.glob("*-*"))]
    return Outcome(done, time.monotonic() - start, tuple(found))


def _kept(name: str) -> Iterator[bytes]:
    """Yield what was found earlier."""
    folder = FINDINGS / name
    yield from (path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()) if folder.is_dir() else ()


def _quoted(word: str) -> str:
    """Write a word of a dictionary as libFuzzer reads it."""
    return '"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"'


def main() -> int:
    """Fuzz, and print a line for each target as it ends."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="+", choices=[*names(), "all"], metavar="TARGET", help=", ".join(names()))
    parser.add_argument("--runs", type=int, default=1_000_000, help="executions of each target (default: a million)")
    parser.add_argument("--seconds", type=int, default=0, help="the most for each target (default: no limit)")
    parser.add_argument("--folder", type=Path, help="where corpora and findings are kept (default: a new folder)")
    chosen = parser.parse_args()
    folder: Path = chosen.folder or Path(tempfile.mkdtemp(prefix="fuzz-"))
    found = 0
    sys.stdout.write(f"{'target':<16}{'executions':>12}{'seconds':>9}{'a second':>10}{'findings':>10}\n")
    for name in names() if "all" in chosen.targets else chosen.targets:
        outcome = fuzz(name, chosen.runs, folder / name, chosen.seconds)
        rate = outcome.runs / max(outcome.seconds, 0.001)
        sys.stdout.write(
            f"{name:<16}{outcome.runs:>12,}{outcome.seconds:>9.0f}{rate:>10,.0f}{len(outcome.findings):>10}\n"
        )
        sys.stdout.writelines(f"    {finding}\n" for finding in outcome.findings)
        sys.stdout.flush()
        found += len(outcome.findings)
    sys.stdout.write(f"corpora and findings are in {folder}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
