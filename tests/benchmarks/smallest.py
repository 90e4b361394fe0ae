"""The smallest app of Textual: a line that changes with every key. What ours is measured against."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Smallest(App[None]):
    """One line of text."""

    def __init__(self) -> None:
        """Begin with no key pressed."""
        super().__init__()
        self._keys = 0

    def compose(self) -> ComposeResult:
        """Lay the line out."""
        yield Static("ready")

    def on_key(self) -> None:
        """Count a key."""
        self._keys += 1
        self.query_one(Static).update(f"key {self._keys}")


if __name__ == "__main__":
    Smallest().run()
