"""Which learner a browser belongs to: a token shown once, a cookie from then on."""

import hmac
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quiz.web.learners import Learner

COOKIE = "factquiz"
_RANDOM_BYTES = 24
_MOST = 10_000


@dataclass(slots=True)
class _Login:
    learner: Learner
    seen: float


class Logins:
    """The browsers that showed a token."""

    def __init__(self, learners: Sequence[Learner], hours: float, clock: Callable[[], float]) -> None:
        """Begin with none.

        Args:
            learners: who may use the server.
            hours: after how long without use a browser has to show the token again.
            clock: tells seconds.
        """
        self._learners = learners
        self._seconds = hours * 3_600
        self._clock = clock
        self._logins: dict[str, _Login] = {}

    @property
    def open_to_all(self) -> Learner | None:
        """The learner of a server that asks for no token; None where one is needed."""
        first = self._learners[0]
        return None if first.token else first

    def log_in(self, token: str) -> str | None:
        """Return the cookie for a browser that shows a token; None where nobody has that token."""
        shown = token.encode("utf-8", "replace")
        # Every token is compared, each in the same time whatever its letters: how long it takes tells nothing.
        matching = [one for one in self._learners if hmac.compare_digest(one.token.encode(), shown)]
        if not matching or not token:
            return None
        self._forget_old()
        cookie = secrets.token_urlsafe(_RANDOM_BYTES)
        self._logins[cookie] = _Login(matching[0], self._clock())
        return cookie

    def learner(self, cookie: str) -> Learner | None:
        """Return the learner that a browser belongs to."""
        if self.open_to_all is not None:
            return self.open_to_all
        login = self._logins.get(cookie)
        if login is None or self._clock() - login.seen > self._seconds:
            return None
        login.seen = self._clock()
        return login.learner

    def _forget_old(self) -> None:
        """Drop what is too old to be good, and the oldest where there are very many."""
        now = self._clock()
        kept = [(cookie, one) for cookie, one in self._logins.items() if now - one.seen <= self._seconds]
        kept.sort(key=lambda item: item[1].seen)
        self._logins = dict(kept[-_MOST + 1 :])
