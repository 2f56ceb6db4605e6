"""The two bundled documents of the demonstration: a list of targets for 2025 and the work report on 2025.

Both are about the made-up 云溪区 of the made-up 云州市 and were written for this project: organs, towns, firms,
people and figures are invented, and any likeness to a real district of the same name is accidental. The report
leaves some targets unmet and holds contradictions on purpose; `specs/demo/expected.json` lists them.
"""

from importlib.resources import files
from pathlib import Path

TARGETS = "云溪区2025年目标任务清单.txt"
"""File name of the list of targets for 2025, by organ."""

RESULTS = "云溪区2025年政府工作报告(2026年1月).txt"
"""File name of the government work report of January 2026, which reviews 2025 and sets targets for 2026."""

__all__ = ["RESULTS", "TARGETS", "documents"]


def documents() -> dict[str, Path]:
    """Where the bundled documents lie, by what they are: `targets` and `results`. Both are UTF-8 without a BOM.

    The paths are those of the installed package, which is unpacked on disk; the files are for reading only.
    """
    folder = files(__name__)
    return {"targets": Path(str(folder / TARGETS)), "results": Path(str(folder / RESULTS))}
