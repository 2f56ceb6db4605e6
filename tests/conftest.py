"""What all tests share: a strict stance on skipping, and steady settings for hypothesis."""

import os
from collections.abc import Generator

import pytest
from hypothesis import settings

from tests.reference import ABSENT, REFERENCE

# No deadline: the machines that run tests differ in speed, and speed is measured by `make bench` alone.
settings.register_profile("taizhang", deadline=None, print_blob=True, max_examples=60)
settings.register_profile("ci", parent=settings.get_profile("taizhang"), derandomize=True)

IN_CI = os.environ.get("TAIZHANG_CI") == "1"
settings.load_profile("ci" if IN_CI else "taizhang")


def _refused(reason: str) -> bool:
    """Whether continuous integration refuses a skip: it installs everything, so nothing may be missing.

    Reference material is not installed but lies beside the repository or does not; its absence is accepted.
    """
    return IN_CI and not (ABSENT in reason and not REFERENCE.is_dir())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turns a skipped test into a failed one in continuous integration."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and _refused(str(report.longrepr)):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, which TAIZHANG_CI=1 does not allow: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turns a skipped module into a failed one in continuous integration."""
    report = yield
    if report.skipped and _refused(str(report.longrepr)):
        report.outcome = "failed"
        report.longrepr = f"{collector.nodeid} was skipped, which TAIZHANG_CI=1 does not allow: {report.longrepr}"
    return report
