"""Findings for programs: JSON, SARIF and the annotations of GitHub."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from quiz import __version__
from quiz.checks.catalogue import RULES, severity
from quiz.checks.rule import Rule
from quiz.errors import Problem
from quiz.model.deck import Ignore

_LEVELS = {"error": "error", "warning": "warning", "advice": "note"}
_ANNOTATIONS = {"error": "error", "warning": "warning", "advice": "notice"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

Json = dict[str, Any]


def as_records(findings: Iterable[Problem]) -> list[Json]:
    """Return one object a finding."""
    return [
        {
            "file": finding.mark.file,
            "line": finding.mark.line,
            "column": finding.mark.column,
            "code": finding.code,
            "severity": severity(finding.code),
            "message": finding.message,
            "hint": finding.hint,
        }
        for finding in findings
    ]


def as_sarif(findings: Iterable[Problem], spared: Iterable[tuple[Problem, Ignore]]) -> Json:
    """Return a log of the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0, 2020).

    Args:
        findings: what was found.
        spared: what the decks ignore, each with what says so; it is in the log as suppressed.
    """
    places = {code: place for place, code in enumerate(RULES)}
    driver = {"name": "factquiz", "version": __version__, "rules": [_sarif_rule(rule) for rule in RULES.values()]}
    results = [_sarif_result(finding, places[finding.code]) for finding in findings]
    for finding, ignore in spared:
        suppression = {"kind": "inSource", "justification": ignore.reason}
        results.append({**_sarif_result(finding, places[finding.code]), "suppressions": [suppression]})
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _sarif_rule(rule: Rule) -> Json:
    examples = [(title, text) for title, text in (("Bad", rule.bad), ("Good", rule.good)) if text]
    text = "\n\n".join([rule.why, *(f"{title}:\n{example}" for title, example in examples)])
    markdown = "\n\n".join([rule.why, *(f"{title}:\n\n```yaml\n{example}\n```" for title, example in examples)])
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": text, "markdown": markdown},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _sarif_result(finding: Problem, place: int) -> Json:
    region = {"startLine": finding.mark.line, "startColumn": finding.mark.column}
    location = {"artifactLocation": {"uri": _uri(finding.mark.file)}, "region": region}
    return {
        "ruleId": finding.code,
        "ruleIndex": place,
        "level": _LEVELS[severity(finding.code)],
        "message": {"text": _whole(finding)},
        "locations": [{"physicalLocation": location}],
    }


def _uri(file: str) -> str:
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _whole(finding: Problem) -> str:
    return f"{finding.message} ({finding.hint})" if finding.hint else finding.message


def as_annotations(findings: Iterable[Problem]) -> Iterator[str]:
    """Yield a workflow command of GitHub for each finding, which shows it beside the changed line.

    Characters are escaped as the toolkit of GitHub Actions does.
    """
    for finding in findings:
        places = (
            ("file", finding.mark.file),
            ("line", str(finding.mark.line)),
            ("col", str(finding.mark.column)),
            ("title", finding.code),
        )
        properties = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in places)
        yield f"::{_ANNOTATIONS[severity(finding.code)]} {properties}::{_escaped(_whole(finding))}"


def _escaped(text: str, further: str = "") -> str:
    for character in f"%\r\n{further}":
        text = text.replace(character, f"%{ord(character):02X}")
    return text
