"""Hold the terminal from the first moment of a session on, until the app goes on with it.

Keys are taken quietly from then on: they are not shown, and wait until the app reads them.
"""

import os
import signal
import sys
import termios
from contextlib import suppress
from types import FrameType

ALTERNATE_SCREEN = "\x1b[?1049h"
_ENTER = f"{ALTERNATE_SCREEN}\x1b[?25l\x1b[?7l"
# What the app may have asked for is taken back, too: a signal can end it without a word to it.
_LEAVE = "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1004l\x1b[?2004l\x1b[<u\x1b[?7h\x1b[?1049l\x1b[?25h"
_LOCAL, _INPUT, _CHARACTERS = 3, 0, 6
"""Places in the settings of a terminal."""


class HeldTerminal:
    """The terminal of a session that begins; however the program ends, it is left as it was found.

    Ctrl+c ends the program, as long as the app does not take it; ctrl+z waits for the app as any other key.

    Attributes:
        before: its settings as they were found.
        entered: whether the session has the screen, in place of what was on the terminal before.
    """

    def __init__(self) -> None:
        """Take the keys quietly."""
        self._reads, self._writes = sys.stdin.fileno(), sys.stderr.fileno()
        self.before = termios.tcgetattr(self._reads)
        self.entered = False
        self._picture = ""
        self._handlers = {
            number: signal.signal(number, handler)
            for number, handler in ((signal.SIGTERM, self._end), (signal.SIGTSTP, self._stop))
        }
        self._take_keys()

    def paint(self, picture: str) -> None:
        """Show a picture, and keep it for when the program was stopped and goes on."""
        self._picture = picture
        self._write(_ENTER + picture)
        self.entered = True

    def close(self) -> None:
        """Leave the terminal as it was found; once is enough."""
        if self._handlers:
            for number, handler in self._handlers.items():
                signal.signal(number, handler)
            self._handlers = {}
            self._leave()

    @property
    def size(self) -> os.terminal_size:
        """Columns and rows."""
        return os.get_terminal_size(self._writes)

    def _take_keys(self) -> None:
        """Let keys come as they are typed, as Textual does, but for ctrl+c."""
        quiet = termios.tcgetattr(self._reads)
        quiet[_LOCAL] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
        quiet[_INPUT] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
        nothing = bytes([os.fpathconf(self._reads, "PC_VDISABLE") & 0xFF])
        quiet[_CHARACTERS][termios.VMIN] = 1
        quiet[_CHARACTERS][termios.VSUSP] = quiet[_CHARACTERS][termios.VQUIT] = nothing
        termios.tcsetattr(self._reads, termios.TCSANOW, quiet)

    def _leave(self) -> None:
        # The terminal may be gone.
        with suppress(OSError, termios.error):
            if self.entered:
                self._write(_LEAVE)
            self.entered = False
            termios.tcsetattr(self._reads, termios.TCSANOW, self.before)

    def _end(self, number: int, _frame: FrameType | None) -> None:
        """End by a signal."""
        self._leave()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        """Stop by a signal, and go on later."""
        entered = self.entered
        self._leave()
        os.kill(os.getpid(), signal.SIGSTOP)
        self._take_keys()
        if entered:
            self.paint(self._picture)

    def _write(self, text: str) -> None:
        data = text.encode()
        while data:
            data = data[os.write(self._writes, data) :]
