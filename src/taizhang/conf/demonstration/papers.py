"""The two documents of the demonstration: last year's task list and this year's work report, read and confirmed."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from taizhang.conf.demonstration.district import District
from taizhang.demo import documents
from taizhang.documents.service import confirm_document, confirm_surer_than, read_document, upload_document
from taizhang.storage import standing_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """Keys of the documents."""

    task_list: int
    """云溪区2025年目标任务清单, from February 2025."""
    report: int
    """The work report of January 2026: results of 2025, targets of 2026."""


def read_papers(district: District) -> Papers:
    """Take in, read and confirm both documents, each on the day on which the office had it."""
    bundled = documents()
    with standing_at(datetime(2025, 2, 12, 10)):  # noqa: DTZ001 - the office's own time
        task_list = _read(district, bundled["targets"])
    with standing_at(datetime(2026, 1, 22, 9, 30)):  # noqa: DTZ001
        report = _read(district, bundled["results"])
    return Papers(task_list=task_list, report=report)


def _read(district: District, path: Path) -> int:
    office = district.access("ducha")
    taken = upload_document(office, [path.read_bytes()], filename=path.name, issuer="云溪区人民政府", region="云溪区")
    read_document(office, taken.document)
    confirm_surer_than(office, taken.document, Decimal(0))
    confirm_document(office, taken.document)
    return taken.document
