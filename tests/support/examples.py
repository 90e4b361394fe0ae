"""How many examples a property with expensive ones is tried with."""

from hypothesis import settings

THOROUGH = "thorough"
"""The profile that tries ten times as many: ``pytest --hypothesis-profile=thorough --timeout=0``."""
_MORE = 10


def few(examples: int) -> settings:
    """Return the settings of a property whose examples are expensive, before ``@given`` or as a parent of others.

    Args:
        examples: how many are tried every time; in the thorough profile it is ten times as many.
    """
    thorough = settings.get_current_profile_name() == THOROUGH
    return settings(max_examples=examples * (_MORE if thorough else 1))
