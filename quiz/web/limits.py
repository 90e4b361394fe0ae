"""What browsers may ask of the server at most."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ServeLimits:
    """Bounds of serving; each is far above what people at a keyboard need.

    Attributes:
        sessions: sessions open at once; each is a process of its own.
        sessions_each: sessions that one learner has open at once.
        idle_minutes: minutes without a key or the mouse after which a session ends.
        message_bytes: one message of a browser, such as a text that is pasted.
        messages_a_second: messages of one session, on average; more have to wait.
        messages_at_once: messages that may come at once, such as those of a moving mouse.
        stop_seconds: what an app may take to end by itself.
        login_hours: hours after which a browser that was not used has to show its token again.
    """

    sessions: int = 40
    sessions_each: int = 4
    idle_minutes: float = 60.0
    message_bytes: int = 64 * 1024
    messages_a_second: float = 100.0
    messages_at_once: float = 400.0
    stop_seconds: float = 3.0
    login_hours: float = 24.0


class Bucket:
    """Slows down what comes too often: so much at once, so much a second on average."""

    def __init__(self, at_once: float, a_second: float, now: float) -> None:
        """Begin full.

        Args:
            at_once: how many may come at once.
            a_second: how many may come a second, on average.
            now: the time, in seconds.
        """
        self._most = self._left = at_once
        self._rate = a_second
        self._then = now

    def take(self, now: float) -> float:
        """Count one, and return how many seconds it has to wait."""
        self._left = min(self._most, self._left + (now - self._then) * self._rate) - 1
        self._then = now
        return max(0.0, -self._left / self._rate)
