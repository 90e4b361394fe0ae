"""The colours of the first picture: those that the app makes of its usual themes."""

from collections.abc import Mapping
from typing import Literal

USUAL_THEME = "dark"
"""The theme where none is set."""

Look = Literal["ground", "bar", "keys", "label", "stem", "text", "source", "statement", "edge"]
_Colour = tuple[str, int]
"""A colour as red, green and blue, and the nearest of the 256 that many terminals have."""

_THEMES: dict[str, dict[str, _Colour]] = {
    "dark": {
        "ground": ("18;18;18", 233),
        "panel": ("36;47;56", 17),
        "text": ("224;224;224", 253),
        "label": ("160;160;160", 247),
        "source": ("141;141;141", 245),
        "edge": ("1;120;212", 32),
    },
    "light": {
        "ground": ("224;224;224", 253),
        "panel": ("208;208;208", 251),
        "text": ("31;31;31", 234),
        "label": ("89;89;89", 240),
        "source": ("108;108;108", 242),
        "edge": ("0;69;120", 24),
    },
}
_LOOKS: dict[Look, tuple[str, str]] = {
    "ground": ("text", "ground"),
    "bar": ("text", "panel"),
    "keys": ("text", "panel"),
    "label": ("label", "ground"),
    "stem": ("text", "ground"),
    "text": ("text", "ground"),
    "source": ("source", "ground"),
    "statement": ("text", "panel"),
    "edge": ("edge", "panel"),
}
"""The colours of letters and ground."""
_TRUE = frozenset({"truecolor", "24bit"})


def codes(theme: str, environ: Mapping[str, str]) -> dict[Look, str] | None:
    """Return what tells a terminal of each look; None when it is not known what the app will look like.

    Args:
        theme: the theme that is set; empty for the usual one.
        environ: the environment, which tells what the terminal can show, and whether colours are wanted.
    """
    palette = _THEMES.get(theme or USUAL_THEME)
    if palette is None or "TEXTUAL_COLOR_SYSTEM" in environ:
        return None
    if "NO_COLOR" in environ:
        return {look: "\x1b[0;1m" if look == "stem" else "\x1b[0m" for look in _LOOKS}
    true = environ.get("COLORTERM", "").strip().lower() in _TRUE
    if not true and not environ.get("TERM", "").endswith("256color"):
        return None

    def code(look: Look) -> str:
        letters, ground = (palette[name] for name in _LOOKS[look])
        bold = ";1" if look == "stem" else ""
        if true:
            return f"\x1b[0{bold};38;2;{letters[0]};48;2;{ground[0]}m"
        return f"\x1b[0{bold};38;5;{letters[1]};48;5;{ground[1]}m"

    return {look: code(look) for look in _LOOKS}
