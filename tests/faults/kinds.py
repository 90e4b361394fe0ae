"""Every kind of work that is killed; what writes files or rows belongs into this table."""

from tests.faults.caching import CACHING
from tests.faults.exchanging import EXPORTING, IMPORTING, SETTING
from tests.faults.filling import FILLING
from tests.faults.keeping import BACKING_UP, MIGRATING, RESTORING
from tests.faults.overwriting import OVERWRITING
from tests.faults.sharing import SHARING
from tests.faults.studying import ANSWERING, UNDOING

KINDS = (
    ANSWERING, UNDOING, MIGRATING, IMPORTING, OVERWRITING, EXPORTING, BACKING_UP, RESTORING, SETTING, SHARING, CACHING,
    FILLING,
)  # fmt: skip
NAMED = {kind.name: kind for kind in KINDS}
