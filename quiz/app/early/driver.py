"""Textual's driver, for a terminal that already shows the first picture."""

from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver

from quiz.app.early.terminal import ALTERNATE_SCREEN, HeldTerminal


def driver_of(terminal: HeldTerminal) -> type[Driver]:
    """Return the driver that goes on with a terminal; at the end it is left as it was found."""

    class HeldDriver(LinuxDriver):
        """Goes on with a terminal that is held."""

        def write(self, data: str) -> None:
            """Write, but enter no screen that is there: some terminals would clear it."""
            if data != ALTERNATE_SCREEN or not terminal.entered:
                super().write(data)

        def start_application_mode(self) -> None:
            """Go on, and remember how the terminal was before the first picture."""
            super().start_application_mode()  # type: ignore[no-untyped-call]
            self.attrs_before = terminal.before
            terminal.entered = True

        def stop_application_mode(self) -> None:
            """Leave, for the end or for another program."""
            super().stop_application_mode()
            terminal.entered = False

    return HeldDriver
