"""Building the demonstration, stage by stage, each on the days on which it happened."""

import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from django.core.management import call_command
from django.db import transaction

from taizhang.conf.demonstration import accounts
from taizhang.storage import standing_at

T = TypeVar("T")


def build(accounts_file: Path) -> None:
    """Fill the empty database that the settings name, and write the accounts into a file.

    Everything goes through the acts that people press, on the days of the story; it takes seconds because it is one
    transaction in a file that nobody else reads yet.
    """
    call_command("migrate", interactive=False, verbosity=0)
    with transaction.atomic(), standing_at(datetime(2024, 1, 2, 9)):  # noqa: DTZ001 - the office's own time
        from taizhang.conf.demonstration.agenda import tell
        from taizhang.conf.demonstration.breaking_down import begin_year
        from taizhang.conf.demonstration.district import found_district
        from taizhang.conf.demonstration.happenings import happen, publish
        from taizhang.conf.demonstration.last_year import end_last_year, open_last_year, score_last_year
        from taizhang.conf.demonstration.neighbours import take_in_neighbours
        from taizhang.conf.demonstration.papers import read_papers
        from taizhang.conf.demonstration.reporting import report_year
        from taizhang.indicators.service import sync_indicators

        sync_indicators()
        district = timed("机构人员", found_district)
        papers = timed("文件", lambda: read_papers(district))
        timed("上年台账", lambda: open_last_year(district, papers))
        timed("上年对账", lambda: end_last_year(district, papers))
        timed("分解交办", lambda: begin_year(district, papers.report))
        timed("公开", lambda: publish(district))
        timed("上年考核", lambda: score_last_year(district))
        timed("各区县指标", lambda: take_in_neighbours(district))
        timed("逐月填报、督查通报", lambda: tell([*report_year(district), *happen(district)]))
    accounts.write(accounts_file, list(district.accounts))


def timed(name: str, stage: Callable[[], T]) -> T:
    """Run a stage and say on standard error how long it took."""
    begun = time.monotonic()
    made = stage()
    sys.stderr.write(f"  {name} {time.monotonic() - begun:.1f}s\n")
    return made
