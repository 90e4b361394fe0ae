"""Where keys and values of a TOML text stand."""

import tomllib
from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given

from quiz.model.settings import Settings
from quiz.settings.fields import keys_of
from quiz.settings.positions import KeyPath, Positions
from quiz.settings.write import changed_text, fresh_text
from tests.settings.strategies import SETTINGS
from tests.support.examples import few

NASTY = '''\
# a = "no" [x]
a = """one # no comment
[b]
c = 2 \\""" still one""" # end
'quoted = key' = 'C:\\[x]\\' # a literal
"esc\\u0061ped"="x" # = y
nested = [ [1, [2, "]"]], {k = "}", "l, m" = [3]}, # [
  'last' ,
]
d.e . f = 1979-05-27 07:32:00 # a date with a blank
[ g . "h.i" ]  # [j]
k = [
  # nothing, here
  1.5e3, -inf,
  """
"two"""" , true]
[[list]]
x = 1
[[list]]
x = {}
y = \'\'\'
'q' = 'r'\'\'\'\'
'''


def leaves(value: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, object]]:
    """Yield the values of a document with the keys that lead to them; not those in a list of tables."""
    if isinstance(value, Mapping):
        for key, entry in value.items():
            yield from leaves(entry, (*path, key))
    elif isinstance(value, list) and path[0] != "list":
        yield path, value
        for place, entry in enumerate(value):
            yield from leaves(entry, (*path, place))
    elif path[0] != "list":
        yield path, value


def rest(text: str, positions: Positions, path: KeyPath) -> str:
    """Return the text from a value on."""
    mark = positions.value(path)
    return "".join(text.splitlines(keepends=True)[mark.line - 1 :])[mark.column - 1 :]


def begins_with(text: str, value: object) -> bool:
    """Tell whether a text begins with a value, whatever follows."""
    for end in range(1, len(text) + 1):
        try:
            if tomllib.loads(f"k = {text[:end]}") == {"k": value}:
                return True
        except tomllib.TOMLDecodeError:
            continue
    return False


def test_every_value_of_a_hard_document_is_found() -> None:
    """Strings with brackets, comments in lists, dotted and quoted keys, tables in lists: each value is where it is."""
    positions = Positions(NASTY, "f")
    found = list(leaves(tomllib.loads(NASTY)))
    assert len(found) > 15
    for path, value in found:
        assert begins_with(rest(NASTY, positions, path), value), path


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [(("d", "e", "f"), 10, 7), (("g",), 11, 3), (("g", "h.i"), 11, 7), (("quoted = key",), 5, 1), (("escaped",), 6, 1)],
)
def test_keys_are_found(path: KeyPath, line: int, column: int) -> None:
    """Each part of a dotted key has its own place."""
    mark = Positions(NASTY, "f").key(path)
    assert (mark.line, mark.column) == (line, column)


@few(40)
@given(SETTINGS)
def test_every_value_of_a_settings_file_is_found(wanted: Settings) -> None:
    """Wherever a setting stands in the file, its place is where its value begins."""
    text = changed_text(fresh_text(), {key: key.of(wanted) for key in keys_of(wanted)})
    positions = Positions(text, "f")
    for path, value in leaves(tomllib.loads(text)):
        line = rest(text, positions, path).partition("\n")[0]
        if not isinstance(path[-1], int):
            assert tomllib.loads(f"k = {line}") == {"k": value}
