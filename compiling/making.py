"""Make C of modules by mypyc, in a process of its own: mypyc ends the process where a source doesn't suit it.

python -m compiling.making FOLDER LEVEL GROUP PATH…
"""

import json
import os
import sys
from pathlib import Path
from typing import NamedTuple

MADE = "made.json"
"""The file in the folder that tells what was made: a list of extensions."""

OPTIONS = (
    "--strict",
    "--no-incremental",
    "--follow-imports=silent",
    "--explicit-package-bases",
    "--namespace-packages",
)
"""How mypy looks at the modules, without what the project's own settings add for other packages."""


class Extension(NamedTuple):
    """A library to build of C."""

    name: str
    """The full name of its module."""
    sources: list[str]
    """The paths of its C, below the folder."""
    flags: list[str]
    """What the C compiler is told beside."""
    headers: list[str]
    """Folders with headers."""


def main(folder: str, level: str, group: str, *paths: str) -> None:
    """Make C of the modules at paths below a folder, and tell in MADE what of; the process ends with 1 where a source
    doesn't suit mypyc, which prints why."""
    from mypyc.build import mypycify  # loads the whole of mypy, which who asks for Extension doesn't need

    os.chdir(folder)
    Path("mypy.ini").write_text("[mypy]\n", "utf-8")
    made = mypycify(
        ["--config-file=mypy.ini", *OPTIONS, *paths],
        opt_level=level,
        debug_level="0",
        multi_file=True,
        group_name=group,
        target_dir="c",
    )
    told = [
        Extension(
            one.name, one.sources, [flag for flag in one.extra_compile_args if flag != "-Werror"], one.include_dirs
        )
        for one in made
    ]
    Path(MADE).write_text(json.dumps(told), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
