"""The list of what is due at times. An app's step is a function of its service; it is added here."""

from taizhang.audit.service import latest_seal, make_seal
from taizhang.conf.ticking import Step
from taizhang.documents.service import wake
from taizhang.ledger.service import keep_time
from taizhang.storage import today
from taizhang.supervision.service import send_due_reminders


def seal_yesterday() -> bool:
    """Seal once a day, with the first round after midnight; return whether a seal was made."""
    last = latest_seal()
    if last is not None and last.day >= today():
        return False
    return make_seal() is not None


def turn_of_the_day() -> bool:
    """Lock windows whose grace is over and judge open tasks once a day; return whether there was anything to do."""
    return any(keep_time().values())


def due_steps() -> tuple[Step, ...]:
    """Return every step."""
    return (
        # Before the seal: what the day brings belongs to the day.
        Step(name="keep time", run=turn_of_the_day),
        Step(name="seal", run=seal_yesterday),
        Step(name="remind", run=send_due_reminders),
        Step(name="read", run=wake),
    )
