"""Write what an exam came to into a file: a page to read and print, or a table."""

import csv
import html
import io
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from quiz.errors import QuizError
from quiz.ids import slug
from quiz.interop.cells import harmless
from quiz.model.exam import ExamResult, Marked, Score

COLUMNS = ("number", "result", "question", "answer given", "right answer", "explanation", "source", "format", "tags")

_STYLE = """\
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; margin: 1rem 0; }
th, td { text-align: left; padding: .2rem 1rem .2rem 0; border-bottom: 1px solid #8888; }
td.n { text-align: right; font-variant-numeric: tabular-nums; }
section { border-left: .25rem solid #b33; padding-left: 1rem; margin: 1.5rem 0; break-inside: avoid; }
section.right { border-color: #383; }
section h3 { font-size: 1rem; margin: 0; }
p { margin: .3rem 0; }
.source { opacity: .75; font-size: .9rem; }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } }
"""

_DASHES = re.compile("[\N{HYPHEN}-\N{HORIZONTAL BAR}]")


def default_name(result: ExamResult, suffix: str = ".html") -> str:
    """Name the report of an exam after what it was about, and when it began."""
    title = _DASHES.sub("-", result.title)
    return f"exam-{slug(title) or 'decks'}-{_began(result):%Y-%m-%d-%H%M%S}{suffix}"


def check_target(path: Path) -> None:
    """Make sure that a report can be written to a path.

    Raises:
        QuizError: the ending names no format, the folder is missing, or the file is there already.
    """
    _writer(path)
    if path.exists():
        msg = f"{path}: there is such a file already; choose another name"
        raise QuizError(msg)
    if not path.parent.is_dir():
        msg = f"{path}: there is no folder '{path.parent}'"
        raise QuizError(msg)


def _writer(path: Path) -> Callable[[ExamResult], str]:
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        msg = f"{path}: a report is an .html or a .csv file; name it so"
        raise QuizError(msg)
    return writer


def report_bytes(result: ExamResult, path: Path) -> bytes:
    """Return the report in the format that the path's ending names.

    Raises:
        QuizError: the ending names no format.
    """
    # The mark at the beginning of a table tells spreadsheets which encoding it has.
    return _writer(path)(result).encode("utf-8-sig" if path.suffix.lower() == ".csv" else "utf-8")


def write_report(result: ExamResult, path: Path) -> None:
    """Write a report in the format that the path's ending names; no file is ever overwritten.

    Raises:
        QuizError: it cannot be written.
    """
    check_target(path)
    data = report_bytes(result, path)
    try:
        with path.open("xb") as file:
            file.write(data)
    except OSError as error:
        msg = f"{path}: cannot be written: {(error.strerror or str(error)).lower()}"
        raise QuizError(msg) from error


def as_csv(result: ExamResult) -> str:
    """Return the questions of an exam as a table by RFC 4180, one row each.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for number, one in enumerate(result.marked, 1):
        question = one.question
        cells = (question.stem, one.given, "; ".join(question.answers), question.explanation, question.source)
        tags = " ".join(one.tags)
        writer.writerow([number, _outcome(one), *map(harmless, cells), question.format, harmless(tags)])
    return text.getvalue()


def as_html(result: ExamResult) -> str:
    """Return the result of an exam as one page that needs nothing else."""
    score = result.score
    ended = " The time ran out." if result.timed_out else ""
    title = f"Exam: {html.escape(result.title)}"
    parts = [
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        f"<title>{title}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n",
        f"<p>{_began(result):%Y-%m-%d %H:%M}, {result.took / 60_000:.0f} min.{ended}</p>\n",
        f"<p><strong>{score.right} of {score.asked} right ({score.share:.0%})</strong>, ",
        f"{score.corrected:.0%} corrected for guessing.</p>\n",
        _table("Tag", result.by_tag()),
        _table("Format", result.by_format()),
        "<h2>Questions</h2>\n",
        *(_section(number, one) for number, one in enumerate(result.marked, 1)),
        "</body>\n</html>\n",
    ]
    return "".join(parts)


def _table(head: str, scores: Mapping[str, Score]) -> str:
    rows = "".join(
        f"<tr><td>{html.escape(label) or '–'}</td>"
        f'<td class="n">{score.right} of {score.asked}</td>'
        f'<td class="n">{score.share:.0%}</td><td class="n">{score.corrected:.0%}</td></tr>\n'
        for label, score in scores.items()
    )
    return f"<table>\n<tr><th>{head}</th><th>Right</th><th>Share</th><th>Without guessing</th></tr>\n{rows}</table>\n"


def _section(number: int, one: Marked) -> str:
    question = one.question
    lines = [
        f'<section class="{"right" if one.right else "wrong"}">\n'
        f"<h3>{number}. {html.escape(question.stem)}</h3>\n"
        f"<p>{'✓' if one.right else '✗'} {_outcome(one).capitalize()}"
        + (f": {html.escape(one.given)}</p>\n" if one.answered else "</p>\n")
    ]
    if not one.right or one.given != "; ".join(question.answers):
        lines.append(f"<p>Right answer: <strong>{html.escape('; '.join(question.answers))}</strong></p>\n")
    if question.explanation:
        lines.append(f"<p>{html.escape(question.explanation)}</p>\n")
    lines.append(f'<p class="source">Source: {html.escape(question.source)}</p>\n</section>\n')
    return "".join(lines)


def _outcome(one: Marked) -> str:
    return "right" if one.right else "wrong" if one.answered else "not answered"


def _began(result: ExamResult) -> datetime:
    """Return the local time at which an exam began."""
    return datetime.fromtimestamp(result.at / 1_000 + result.offset * 60, UTC)


_WRITERS: dict[str, Callable[[ExamResult], str]] = {".csv": as_csv, ".html": as_html, ".htm": as_html}
