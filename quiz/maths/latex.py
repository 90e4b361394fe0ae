"""Write LaTeX maths as Unicode; reading it is the work of pylatexenc."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pylatexenc.latex2text import LatexNodes2Text
from pylatexenc.latexwalker import LatexMacroNode, LatexWalker, LatexWalkerError, get_default_latex_context_db
from pylatexenc.macrospec import MacroSpec

_SUPER = dict(
    zip(
        "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ∘°′*",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡ°°′*",
        strict=True,
    )
)
_SUB = dict(zip("0123456789+-−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ", strict=True))
_HALVES = {"1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾"}
_ROOTS = {"": "√", "2": "√", "3": "∛", "4": "∜"}
_PLAIN = frozenset(
    "text textrm textbf textit textsf texttt textnormal mbox hbox mathrm mathbf mathit mathsf mathtt boldsymbol "
    "bm operatorname emph".split()
)
_SYMBOLS = {
    "implies": "⟹", "iff": "⟺", "ne": "≠", "neq": "≠", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "circ": "∘",
    "degree": "°", "prime": "′", "ldots": "…", "dots": "…", "cdots": "⋯", "cdot": "·", "times": "×", "to": "→",
    "mapsto": "↦", "quad": "  ", "qquad": "   ", ",": " ", ";": " ", ":": " ", "!": "", " ": " ", "\\": "; ",
    "{": "{", "}": "}", "%": "%", "$": "$", "&": "&", "#": "#", "_": "_", "|": "‖", "left": "", "right": "",
    "big": "", "Big": "", "bigl": "", "bigr": "", "Bigl": "", "Bigr": "", "displaystyle": "", "limits": "",
    "colon": ":", "mid": "|", "lvert": "|", "rvert": "|", "vert": "|", "hbar": "ħ", "ell": "ℓ",
    "varepsilon": "ε", "epsilon": "ε", "varphi": "φ", "phi": "φ", "xrightarrow": "→", "rightleftharpoons": "⇌",
}  # fmt: skip
_FUNCTIONS = frozenset(
    "sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh log ln lg exp lim max min sup inf det dim ker gcd "
    "deg arg hom Pr mod bmod".split()
)
_BINOMIALS = frozenset({"binom", "dbinom", "tbinom"})
_OVERLINE = "\u0305"
_OVER = {"overline": _OVERLINE, "bar": "\u0304", "vec": "\u20d7", "hat": "\u0302", "tilde": "\u0303", "dot": "\u0307",
         "ddot": "\u0308", "widehat": "\u0302", "widetilde": "\u0303"}  # fmt: skip
_ONE = re.compile(r"(?:\w|[½⅓⅔¼¾∞])[̀-ͯ⃗⁰¹²³⁴-ⁿ₀-ₜ′]*|\d+(?:[.,]\d+)?")
_SIMPLE = re.compile(r"[\w.′!½⅓⅔¼¾√∞⁰¹²³⁴-ⁿ₀-ₜ̀-ͯ⃗]+")
_RELATION = re.compile(r" *([=<>≤≥≠≈≡∼≃≅∝∈∉∋⊂⊆⊃⊇→←↔⇒⇔⟹⟺↦⇌·⋅±×÷∩∪∧∨]) *")


_NO_DELIMITER = re.compile(r"\\(?:left|right)\s*\.")


class UnreadableError(Exception):
    """This is no LaTeX, or more than can be told in a line."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A rendered piece; a loose one needs brackets beside other letters, and a script waits for what it is."""

    text: str
    loose: bool = False
    script: bool = False


class _Writer(LatexNodes2Text):  # type: ignore[misc]  # the library has no types
    """Writes the commands that have no entry here."""

    def apply_simplify_repl(self, node: Any, simplify_repl: Any, what: str) -> Any:
        """Write a command with its arguments; where some are missing, the library would write its own placeholders."""
        if isinstance(simplify_repl, str) and isinstance(node, LatexMacroNode):
            given = node.nodeargd.argnlist if node.nodeargd else None
            if simplify_repl.count("%s") not in {0, len(given or ())}:
                raise UnreadableError(what)
        return super().apply_simplify_repl(node, simplify_repl, what)


def to_unicode(source: str) -> str:
    """Write LaTeX maths as Unicode, on one line.

    Args:
        source: LaTeX as it stands between its delimiters.

    Raises:
        UnreadableError: it cannot be parsed.
    """
    source = _NO_DELIMITER.sub("", source)
    try:
        walker = LatexWalker(f"${source}$", latex_context=_context(), tolerant_parsing=False)
        nodes, _, _ = walker.get_latex_nodes()
    except (LatexWalkerError, ValueError, IndexError, RecursionError) as error:
        raise UnreadableError(source) from error
    if len(nodes) != 1:
        raise UnreadableError(source)
    written = _write(nodes[0].nodelist)
    spaced = _RELATION.sub(lambda match: f" {match[1]} " if " " in match[0] else match[1], written)
    return " ".join(spaced.split()).replace("± ", "±", spaced.startswith(" ± "))


@cache
def _context() -> Any:
    """Return what the parser knows of commands, with some that it lacks."""
    context = get_default_latex_context_db()
    more = [*(MacroSpec(name, "{{") for name in _BINOMIALS), *(MacroSpec(name, "{") for name in ("ce", "bm"))]
    context.add_context_category("more", macros=more, prepend=True)
    return context


@cache
def _writer() -> Any:
    """Return the one writer; making it takes as long as reading a formula."""
    return _Writer(math_mode="text")


def _write(nodes: Sequence[Any]) -> str:
    pieces = list(_joined(_pieces(nodes)))
    return "".join(
        f"({piece.text})" if piece.loose and _touches(pieces, place) else piece.text
        for place, piece in enumerate(pieces)
    )


def _touches(pieces: Sequence[_Piece], place: int) -> bool:
    """Tell whether a fraction stands directly beside a letter, a number or a script, which would read as part of it."""
    before = pieces[place - 1].text[-1:] if place else ""
    after = pieces[place + 1].text[:1] if place + 1 < len(pieces) else ""
    return (
        before.isalnum()
        or after.isalnum()
        or after in {"√", "∛", "^", "_"}
        or unicodedata.category(after or " ") == "No"
    )


def _joined(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """Turn each script sign and the piece after it into one raised or lowered piece."""
    waiting = iter(pieces)
    for piece in waiting:
        if not piece.script:
            yield piece
            continue
        what = next((other for other in waiting if other.text.strip()), None)
        if what is None:
            raise UnreadableError(piece.text)
        yield _Piece(_script(piece.text, what.text))


def _script(sign: str, text: str) -> str:
    table = _SUPER if sign == "^" else _SUB
    text = text.replace(" ", "")
    if all(character in table for character in text):
        return "".join(table[character] for character in text)
    return f"{sign}{text}" if len(text) == 1 else f"{sign}({text})"


def _pieces(nodes: Sequence[Any]) -> Iterator[_Piece]:
    for node in nodes:
        if node is None:
            continue
        name = type(node).__name__
        if name == "LatexCharsNode":
            yield from (_Piece("−" if letter == "-" else letter, script=letter in "^_") for letter in node.chars)
        elif name == "LatexGroupNode":
            alone = list(_joined(_pieces(node.nodelist)))
            if len(alone) == 1 and node.delimiters == ("{", "}"):
                yield alone[0]
                continue
            inner = _write(node.nodelist)
            yield _Piece(inner if node.delimiters == ("{", "}") else inner.join(node.delimiters))
        elif name == "LatexMacroNode":
            yield from _macro(node)
        elif name == "LatexCommentNode":
            continue
        else:
            yield _Piece(_fallback(node) or node.latex_verbatim())


def _macro(node: Any) -> Iterator[_Piece]:
    name = node.macroname
    given = [argument for argument in (node.nodeargd.argnlist if node.nodeargd else None) or [] if argument is not None]
    arguments = [_write([argument]).strip() for argument in given]
    if name in {"frac", "dfrac", "tfrac", "cfrac"} and len(arguments) >= len("nd"):
        yield _fraction(*arguments[-2:])
    elif name == "sqrt" and arguments:
        yield _Piece(_root(arguments))
    elif name in _BINOMIALS and len(arguments) > 1:
        yield _Piece(f"C({arguments[0]}, {arguments[1]})")
    elif name == "ce" and arguments:
        yield _Piece(_formula(arguments[0]))
    elif name in _PLAIN and given:
        yield _Piece(_write(given))
    elif name in _OVER and arguments:
        yield _Piece("".join(f"{letter}{_OVER[name]}" for letter in arguments[0]))
    else:
        yield from _symbol(node, name)


def _symbol(node: Any, name: str) -> Iterator[_Piece]:
    if name in _FUNCTIONS:
        yield _Piece(name)
        text = node.macro_post_space
    else:
        known = _SYMBOLS.get(name)
        text = known if known is not None else _fallback(node).strip()
        if not text and known is None:
            raise UnreadableError(name)
        yield _Piece(text)
        # The space after a letter only ends its command; one after a sign is kept with it.
        text = "" if not text or text.isalpha() else node.macro_post_space
    if text:
        yield _Piece(" ")


def _fallback(node: Any) -> str:
    try:
        return str(_writer().node_to_text(node))
    except (AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError) as error:
        # The library stumbles over arguments that are not there, such as those of a fraction.
        raise UnreadableError(node.latex_verbatim()) from error


def _fraction(above: str, below: str) -> _Piece:
    plain = f"{above}/{below}"
    if plain in _HALVES:
        return _Piece(_HALVES[plain])
    top = above if _SIMPLE.fullmatch(above) else f"({above})"
    bottom = below if _ONE.fullmatch(below) else f"({below})"
    return _Piece(f"{top}/{bottom}", loose=True)


def _root(arguments: Sequence[str]) -> str:
    index = arguments[0].strip("[]") if len(arguments) > 1 else ""
    sign = _ROOTS.get(index) or f"{_script('^', index)}√"
    under = arguments[-1]
    return f"{sign}{under}" if _ONE.fullmatch(under) else f"{sign}({under})"


def _formula(text: str) -> str:
    """Lower the numbers of a chemical formula."""
    return re.sub(r"(?<=[A-Za-z)\]])\d+", lambda match: _script("_", match[0]), text)
