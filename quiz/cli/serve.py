"""``quiz serve``: the app in a browser, on this machine or for learners elsewhere."""

import argparse

from quiz.errors import QuizError
from quiz.paths import home


def run(arguments: argparse.Namespace) -> int:
    """Serve the app until ctrl+c."""
    try:
        from quiz.web.guard import Place  # noqa: PLC0415 - an extra that need not be installed
        from quiz.web.learners import enrol, owner  # noqa: PLC0415 - the same
        from quiz.web.limits import ServeLimits  # noqa: PLC0415 - the same
        from quiz.web.server import QuizServer  # noqa: PLC0415 - the same
    except ModuleNotFoundError as error:
        msg = f"serving needs more than is installed: pip install 'factquiz[serve]' ({error.name} is missing)"
        raise QuizError(msg) from error
    place = Place(arguments.host.strip("[]"), arguments.port, arguments.url)
    if arguments.learner and arguments.token is not None:
        msg = "--token is for one learner; those of --learner have a token each"
        raise QuizError(msg)
    # Behind a proxy everybody comes from this machine.
    alone = place.alone and not place.url
    learners = enrol(home(), arguments.learner) or (owner(home(), arguments.token, alone=alone),)
    limits = ServeLimits(
        sessions=arguments.sessions, sessions_each=arguments.sessions_each, idle_minutes=arguments.idle
    )
    try:
        QuizServer(place, learners, limits).serve()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        msg = f"port {arguments.port} of {arguments.host} cannot be served: {reason} (choose another with --port)"
        raise QuizError(msg) from error
    return 0
