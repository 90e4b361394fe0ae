"""The real Anki for the tests of the import."""

from tests.support.anki.fixtures import anki, anki_release, newest_anki, newest_release

__all__ = ["anki", "anki_release", "newest_anki", "newest_release"]
