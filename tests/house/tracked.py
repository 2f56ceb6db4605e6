"""The files that the repository tracks, for the tests that look at all of them."""

import subprocess
from pathlib import Path

from tests.reference import ROOT


def tracked(*suffixes: str) -> list[Path]:
    """The tracked and the new, not ignored files with one of these suffixes; all of them when none is given.

    Outside a git checkout, such as an unpacked source archive, the files of the source folders.
    """
    done = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 0:
        paths = [ROOT / name for name in done.stdout.split("\0") if name]
    else:
        folders = ("src", "tests", "docs", "docs_src", "specs", "bench", "compiling", "changes", ".ci")
        paths = [path for folder in folders for path in (ROOT / folder).rglob("*")]
        paths += ROOT.glob("*")
    return sorted({path for path in paths if path.is_file() and (not suffixes or path.suffix in suffixes)})
