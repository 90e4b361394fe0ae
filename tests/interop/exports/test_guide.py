"""What the guide says that each format carries is what happens."""

from pathlib import Path

import pytest

from quiz.interop.exports.registry import TARGETS
from quiz.model.question import FORMATS, Bank
from quiz.paths import builtin_decks
from tests.interop.exports.support import every_format, exported

GUIDE = builtin_decks() / "README.md"
WORDS = {
    "a date is compared letter by letter with its usual spellings": "by letters",
    "an order is asked as a match of things with their places": "match",
    "the answer is written freely and graded by a person": "by hand",
}


def between(name: str) -> str:
    """Return what stands between the marks of a name."""
    text = GUIDE.read_text("utf-8")
    return text.split(f"<!-- {name} -->\n")[1].split(f"<!-- end of {name} -->")[0].strip()


def carried(bank: Bank, folder: Path) -> str:
    """Return the table of what each format carries, by exporting a question of each."""
    lines = [f"| | {' | '.join(TARGETS)} |", f"|---|{'---|' * len(TARGETS)}"]
    reports = {name: exported(name, bank, folder, FORMATS)[1] for name in TARGETS}
    for question_format in FORMATS:
        cells = []
        for report in reports.values():
            left_out = any(name == question_format for name, _ in report.left_out)
            became = [WORDS[why] for name, why in report.lessened if name == question_format and why in WORDS]
            cells.append("–" if left_out else ", ".join(became) or "✓")
        lines.append(f"| {question_format} | {' | '.join(cells)} |")
    return "\n".join(lines)


def targets() -> str:
    """Return the table of formats."""
    rows = [f"| `{one.name}` | {one.title} | {one.suffix} |" for one in TARGETS.values()]
    rows += ["| `print` | an exam on paper | .html |"]
    return "\n".join(["| `--to` | for | usual ending |", "|---|---|---|", *rows])


def test_the_guide_lists_the_formats() -> None:
    """Every format is in the guide's list."""
    assert between("targets") == targets()


def test_the_guide_says_what_each_format_carries(tmp_path: Path) -> None:
    """The table of the guide is what an export of a question of each format tells."""
    assert between("carried") == carried(every_format(tmp_path), tmp_path)


@pytest.mark.parametrize("target", sorted(TARGETS))
def test_nothing_is_left_out_in_silence(target: str, built: Bank, tmp_path: Path) -> None:
    """Every card is in the file or reported as left out."""
    _, report = exported(target, built, tmp_path)
    assert report.written + sum(map(len, report.left_out.values())) == len(built.cards)
