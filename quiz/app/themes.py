"""The looks of the app."""

from textual.theme import BUILTIN_THEMES, Theme

from quiz.errors import QuizError, did_you_mean

HIGH_CONTRAST = Theme(
    name="high-contrast",
    primary="#ffff00",
    secondary="#ffffff",
    accent="#ffff00",
    warning="#ffff00",
    error="#ffffff",
    success="#ffff00",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    boost="#000000",
    dark=True,
    luminosity_spread=0.0,
    text_alpha=1.0,
    variables={
        "text": "#ffffff",
        "text-muted": "#ffffff",
        "foreground-muted": "#ffffff",
        "text-disabled": "#ffffff",
        "text-primary": "#ffff00",
        "text-accent": "#ffff00",
        "text-success": "#ffff00",
        "text-warning": "#ffff00",
        "text-error": "#ffffff",
        "success-muted": "#000000",
        "warning-muted": "#000000",
        "error-muted": "#000000",
        "primary-muted": "#000000",
        "border": "#ffff00",
        "border-blurred": "#ffffff",
        "block-cursor-background": "#ffff00",
        "block-cursor-foreground": "#000000",
        "block-cursor-text-style": "bold underline",
        "block-cursor-blurred-background": "#ffffff",
        "block-cursor-blurred-foreground": "#000000",
        "block-cursor-blurred-text-style": "underline",
        "input-cursor-background": "#ffff00",
        "input-cursor-foreground": "#000000",
        "input-selection-background": "#ffff00 40%",
        "footer-key-foreground": "#ffff00",
        "footer-description-foreground": "#ffffff",
        "footer-background": "#000000",
        "scrollbar": "#ffffff",
        "scrollbar-hover": "#ffff00",
        "scrollbar-active": "#ffff00",
        "scrollbar-background": "#000000",
        "scrollbar-background-hover": "#000000",
        "scrollbar-background-active": "#000000",
    },
)
"""Black, white and yellow alone; what is told is told by words, signs, bold and underline."""

OURS = {"dark": "textual-dark", "light": "textual-light", "high-contrast": HIGH_CONTRAST.name}
"""The themes that are offered first, by the name that people use."""


def theme_name(chosen: str) -> str:
    """Return Textual's name of a theme.

    Args:
        chosen: ``dark``, ``light``, ``high-contrast`` or any theme of Textual.

    Raises:
        QuizError: there is no such theme.
    """
    name = OURS.get(chosen, chosen)
    if name not in BUILTIN_THEMES and name != HIGH_CONTRAST.name:
        near = did_you_mean(chosen, [*OURS, *BUILTIN_THEMES])
        hint = near if near.startswith("did") else did_you_mean("", OURS)
        msg = f"there is no theme '{chosen}' ({hint})"
        raise QuizError(msg)
    return name
