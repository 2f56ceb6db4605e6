"""The story of the year: its steps in their order."""

from collections.abc import Callable

from tests.browser.steps_reading import break_down, hand_over, open_matters, read_in
from tests.browser.steps_telling import look, publish, score, settle, tell
from tests.browser.steps_working import close, extend, report, see_the_light, supervise
from tests.browser.year import Year

IN_THE_YEAR: tuple[Callable[[Year], None], ...] = (
    read_in,
    open_matters,
    break_down,
    hand_over,
    report,
    see_the_light,
    extend,
    supervise,
    close,
    tell,
    look,
    publish,
)
"""What happens while the demonstration's year runs."""

AT_ITS_END: tuple[Callable[[Year], None], ...] = (settle, score)
"""What happens in January, on a server whose clock says so."""

JANUARY = "2027-01-20T09:00"
