"""Parse the styles of the app once for all apps of a process: each would parse them anew, and again for each theme."""

from collections.abc import Callable
from typing import Any

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet


def parse_once() -> None:
    """Let all style sheets share the rules that come from the same text and the same colours."""
    parse: Callable[..., list[RuleSet]] = Stylesheet._parse_rules
    known: dict[object, list[RuleSet]] = {}

    def rules(sheet: Stylesheet, css: str, *args: Any, **options: Any) -> list[RuleSet]:
        key = (css, args, tuple(options.items()), tuple(sheet._variables.items()))
        if key not in known:
            known[key] = parse(sheet, css, *args, **options)
        return known[key]

    Stylesheet._parse_rules = rules  # type: ignore[assignment, method-assign]
