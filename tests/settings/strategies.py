"""Any settings that a learner may have."""

import string

from hypothesis import strategies as st

from quiz.model.settings import DeckSettings, Settings
from quiz.settings.weights import BOUNDS

_WORDS = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=5)
_KEYS = st.text(string.printable, min_size=1, max_size=4).filter(lambda t: t.isprintable() and " " not in t)
_BINDINGS = st.builds("{}.{}".format, _WORDS, _WORDS)
_STEPS = st.lists(st.integers(1, 86_400), max_size=10).map(tuple)
_RETENTION = st.floats(0.70, 0.97)
WEIGHTS = st.just(()) | st.tuples(*(st.floats(low, high) for low, high in BOUNDS))
_PREVIOUS = st.none() | WEIGHTS
_DECKS = st.builds(
    DeckSettings,
    retention=st.none() | _RETENTION,
    new_per_day=st.none() | st.integers(0, 9_999),
    exam=st.none() | st.dates(),
    parameters=WEIGHTS,
    previous_parameters=_PREVIOUS,
)
_IDS = st.lists(_WORDS, min_size=1, max_size=3).map(".".join)

SETTINGS = st.builds(
    Settings,
    new_per_day=st.integers(0, 9_999),
    reviews_per_day=st.integers(0, 99_999),
    retention=_RETENTION,
    learning_steps=_STEPS,
    relearning_steps=_STEPS,
    rollover=st.integers(0, 23),
    timezone=st.sampled_from(["", "UTC", "Europe/Berlin", "Asia/Karachi"]),
    fuzz=st.booleans(),
    maximum_interval=st.integers(1, 36_500),
    learn_ahead=st.integers(0, 86_400),
    leech_after=st.integers(0, 99),
    leech_action=st.sampled_from(["tell", "suspend"]),
    review_order=st.sampled_from(["due", "retrievability", "random"]),
    new_order=st.sampled_from(["deck", "random"]),
    theme=st.text(max_size=9).filter(str.isprintable),
    keys=st.dictionaries(_BINDINGS, _KEYS.filter(lambda t: "," not in t), max_size=3),
    parameters=WEIGHTS,
    previous_parameters=_PREVIOUS,
    decks=st.dictionaries(_IDS, _DECKS.filter(lambda deck: deck != DeckSettings()), max_size=3),
)
