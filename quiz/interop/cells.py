"""Cells of tables that spreadsheets open: a text must not become a formula."""

import re

_FORMULA = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]")


def harmless(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def as_meant(cell: str) -> str:
    """Take the apostrophe of a harmless cell away."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
