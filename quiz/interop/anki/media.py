"""Images and audio that go into a package."""

import html
from collections.abc import Iterable

from quiz.interop.anki.escape import escape
from quiz.interop.named_files import NamedFiles
from quiz.model.media import Media


class MediaFiles(NamedFiles):
    """The files of a package: Anki keeps all media in one folder, and a changed file changes its note."""

    def fields(self, attached: Iterable[Media]) -> dict[str, str]:
        """Write what is attached to a question as the four fields for it."""
        written: dict[str, str] = {}
        for one in attached:
            name = self.name(one.path)
            field = f"{'' if one.shown == 'question' else 'Answer '}{one.sort.capitalize()}"
            credit = f'<div class="credit">{escape(one.credit)}</div>' if one.credit else ""
            shown = f'<img src="{name}" alt="{_attribute(one.alt)}">' if one.sort == "image" else f"[sound:{name}]"
            written[field] = written.get(field, "") + shown + credit
        return written


def _attribute(text: str) -> str:
    """Write text as the value of an attribute, where no command of Anki's may begin."""
    plain = " ".join(escape(text).split()) if "<" not in escape(text) else " ".join(html.escape(text).split())
    return plain.replace('"', "&quot;").replace("[", "&#91;").replace("\\", "&#92;")
