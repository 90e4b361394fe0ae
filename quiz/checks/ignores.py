"""Findings that an author has looked at and wants to be spared, each with a reason."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from quiz.checks.rule import Rule
from quiz.errors import Problem, did_you_mean
from quiz.model.deck import Ignore

RULES = (
    Rule(
        "ignore-unknown",
        "warning",
        "an ignore names no rule that can be ignored",
        "There is no rule of this code, or the code is that of an error: a deck with errors cannot be used, whatever "
        "it ignores.",
        bad="facts:\n  - {id: sky, text: 'The sky is {blue}.'}\nignore: {near-nam: both names are right}",
    ),
    Rule(
        "ignore-no-reason",
        "warning",
        "an ignore gives no reason",
        "Whoever reads the deck next is to know why the finding does not matter here: "
        "`# quiz: ignore CODE because …`, or `ignore: {CODE: reason}` for the whole deck.",
        bad="facts:\n  - {id: sky, text: 'The sky is {blue}.', image: map.png}  # quiz: ignore no-alt",
        good="facts:\n  - {id: sky, text: 'The sky is {blue}.', image: map.png}  "
        "# quiz: ignore no-alt because it decorates",
    ),
    Rule(
        "ignore-unused",
        "advice",
        "an ignore matches nothing",
        "There is no such finding any more, or it is on another line. An ignore that stays would hide the next one.",
        bad="facts:\n  - {id: sky, text: 'The sky is {blue}.'}  # quiz: ignore no-alt because it only decorates",
        good="facts:\n  - {id: sky, text: 'The sky is {blue}.'}",
    ),
)


def spare(
    findings: Iterable[Problem], ignores: Collection[Ignore]
) -> tuple[list[Problem], list[tuple[Problem, Ignore]]]:
    """Set apart the findings that a deck ignores with a reason.

    Args:
        findings: what was found.
        ignores: what the deck and its comments ignore.

    Returns:
        The findings that are left, and those that are spared with what spares them.
    """
    for_line = {(ignore.code, ignore.mark.file, ignore.line): ignore for ignore in ignores if ignore.reason}
    for_deck = {ignore.code: ignore for ignore in ignores if ignore.reason and ignore.line is None}
    left: list[Problem] = []
    spared: list[tuple[Problem, Ignore]] = []
    for finding in findings:
        ignore = for_line.get((finding.code, finding.mark.file, finding.mark.line)) or for_deck.get(finding.code)
        if ignore is None:
            left.append(finding)
        else:
            spared.append((finding, ignore))
    return left, spared


def unsound(
    ignores: Iterable[Ignore],
    spared: Iterable[tuple[Problem, Ignore]],
    rules: Mapping[str, Rule],
    left_out: Collection[str],
) -> Iterator[Problem]:
    """Yield what is wrong with ignores.

    Args:
        ignores: all of them.
        spared: what they spared.
        rules: all rules by their codes.
        left_out: codes of rules that were not looked at, so that nothing can be said of an ignore of theirs.
    """
    used = {ignore for _, ignore in spared}
    for ignore in ignores:
        rule = rules.get(ignore.code)
        if rule is None:
            words = sorted(code for code, rule in rules.items() if rule.severity != "error")
            hint = did_you_mean(ignore.code, words)
            hint = hint if hint.startswith("did") else "'quiz check --explain all' lists the codes"
            yield Problem(ignore.mark, f"there is no rule '{ignore.code}' to ignore", hint, "ignore-unknown")
        elif rule.severity == "error":
            hint = "mend what it tells"
            yield Problem(ignore.mark, f"the error '{ignore.code}' cannot be ignored", hint, "ignore-unknown")
        elif not ignore.reason:
            where = "behind 'because'" if ignore.line else "behind the code"
            yield Problem(ignore.mark, f"nothing says why '{ignore.code}' is ignored", where, "ignore-no-reason")
        elif ignore not in used and ignore.code not in left_out:
            where = "here" if ignore.line else "in the deck"
            yield Problem(ignore.mark, f"there is no '{ignore.code}' {where} to ignore", "take it out", "ignore-unused")
