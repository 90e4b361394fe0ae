"""One group of commands: the place where its parsers are made, and its part of ``quiz --help``."""

import argparse
from dataclasses import dataclass, field

_NAME_WIDTH = 10


@dataclass(frozen=True, slots=True)
class Commands:
    """The commands of one group.

    Attributes:
        parsers: where argparse keeps all commands.
        listing: a line for each command of this group, as the help of the program shows it.
    """

    parsers: "argparse._SubParsersAction[argparse.ArgumentParser]"
    listing: list[str] = field(default_factory=list)

    def add(self, name: str, does: str, description: str = "") -> argparse.ArgumentParser:
        """Add a command.

        Args:
            name: what is typed.
            does: what it does, in a few words without a capital and a full stop.
            description: what its own help begins with; made of ``does`` when empty.

        Returns:
            The parser of its arguments.
        """
        self.listing.append(f"{name:<{_NAME_WIDTH}}{does}")
        return self.parsers.add_parser(name, description=description or f"{does[0].upper()}{does[1:]}.")
