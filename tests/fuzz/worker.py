"""One run of the fuzzer over one target, in a process of its own: ``python -m tests.fuzz.worker TARGET FOLDER …``.

Findings go into the folder as they come, one for each place in the program, and the run goes on.
"""

import sys
from hashlib import blake2b
from pathlib import Path

import atheris

INSTRUMENTED = ["quiz", "tomllib", "pylatexenc", "zipfile", "html"]


def main(name: str, folder: Path, options: list[str]) -> None:
    """Fuzz until the runs are done; does not return.

    Args:
        name: of the target.
        folder: takes findings; has the corpus in ``corpus``, which grows.
        options: those of libFuzzer.
    """
    with atheris.instrument_imports(include=INSTRUMENTED):
        from tests.fuzz.target import attempt, target

        chosen = target(name)
    seen: set[str] = set()

    def one(data: bytes) -> None:
        finding = attempt(chosen, data)
        if finding is not None and finding.where not in seen:
            seen.add(finding.where)
            stem = blake2b(finding.where.encode(), digest_size=6).hexdigest()
            (folder / f"{stem}.input").write_bytes(data)
            (folder / f"{stem}.txt").write_text(f"{finding.where}\n\n{finding.told}", encoding="utf-8")

    atheris.Setup([sys.argv[0], str(folder / "corpus"), *options], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
