"""Let in who shows a token, and know the browser again by a cookie."""

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from quiz.web.guard import Place
from quiz.web.logins import COOKIE, Logins
from quiz.web.sessions import LEARNER

_PARAMETER = "token"
# The page goes on by itself: a browser that was led here from elsewhere sends a strict cookie from then on only.
_WELCOME = (
    '<!DOCTYPE html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=/"><a href="/">factquiz</a>\n'
)
_UNKNOWN = "Open the address with your token that 'quiz serve' printed.\n"


def authorise(logins: Logins, place: Place) -> Middleware:
    """Make a middleware that finds out whose browser asks, and refuses everybody else.

    Args:
        logins: the browsers that showed a token.
        place: tells whether a cookie travels over TLS only.
    """

    @web.middleware
    async def know(request: web.Request, handler: Handler) -> web.StreamResponse:
        token = request.query.get(_PARAMETER)
        if token is not None and request.path == "/" and logins.open_to_all is None:
            return _welcome(logins.log_in(token), secure=place.secure(request.host))
        learner = logins.learner(request.cookies.get(COOKIE, ""))
        if learner is None:
            raise web.HTTPUnauthorized(text=_UNKNOWN)
        request[LEARNER] = learner
        return await handler(request)

    return know


def _welcome(cookie: str | None, *, secure: bool) -> web.Response:
    if cookie is None:
        raise web.HTTPUnauthorized(text=_UNKNOWN)
    response = web.Response(text=_WELCOME, content_type="text/html")
    response.set_cookie(COOKIE, cookie, httponly=True, samesite="Strict", secure=secure, path="/")
    return response
