"""Five years of the made-up 云州市's districts beside 云溪区, as a statistics bureau hands them over: one sheet."""

from datetime import datetime
from importlib.resources import files

from taizhang.conf.demonstration.district import District
from taizhang.indicators.service import import_observations
from taizhang.storage import standing_at


def take_in_neighbours(district: District) -> None:
    """Import the sheet as the office does, so that indicators can be compared across regions and years."""
    sheet = files("taizhang.conf.demonstration").joinpath("data/neighbours.csv").read_bytes()
    with standing_at(datetime(2026, 3, 20, 15)):  # noqa: DTZ001 - the office's own time
        import_observations(district.access("ducha"), sheet, filename="云州市各区县主要指标（2021—2025）.csv")
