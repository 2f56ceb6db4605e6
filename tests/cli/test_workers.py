"""Worker processes: a file that kills its process is refused, the others are read, in their order."""

import os
from collections.abc import Sequence, Set
from pathlib import Path
from typing import cast

from taizhang.cli.corrections import Correction, Corrections
from taizhang.cli.documents import Options, Source
from taizhang.cli.workers import read_in_processes
from taizhang.reading import Reading


class Killer:
    """Stands for corrections; looking at one file with it ends the process, as a fault in a C library would."""

    unmarked = ()

    def belonging_to(self, reading: Reading) -> tuple[Correction, ...]:
        if reading.source.endswith("死.txt"):
            os._exit(11)
        return ()

    def meant_for_others(self, hashes: Set[str], names: Sequence[str]) -> int:
        return 0


def test_file_that_kills_its_process_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    names = ["甲.txt", "死.txt", "乙.txt", "丙.txt"]
    for name in names:
        (tmp_path / name).write_text(f"云溪区{name}：完成项目3个。", encoding="utf-8")
    sources = [Source(name=str(tmp_path / name)) for name in names]
    options = Options(corrections=cast(Corrections, Killer()))
    outcomes = list(read_in_processes(sources, options, 2))
    assert [outcome.source for outcome in outcomes] == [source.name for source in sources]
    assert [outcome.refusal is not None for outcome in outcomes] == [False, True, False, False]


def test_leaving_early_ends_the_processes(tmp_path: Path) -> None:
    (tmp_path / "甲.txt").write_text("云溪区完成项目3个。", encoding="utf-8")
    outcomes = read_in_processes([Source(name=str(tmp_path / "甲.txt"))] * 40, Options(as_json=True), 2)
    assert next(outcomes).record is not None
    outcomes.close()  # type: ignore[attr-defined]
