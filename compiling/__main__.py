"""Compile the reader to machine code, where a C compiler is at hand.

    python -m compiling

mypyc makes C of the modules of `taizhang.reading`, the system's compiler makes them machine code in a folder of the
environment, and `taizhang.reading.compiled` takes that up as long as it is of the sources that lie there. Where it
can't be done the reader runs as plain Python, in twice the time, and this says why. What `re` compiles the patterns of
language to is kept there in any case.
"""

import json
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

from compiling.finals import marked
from compiling.initialised import beginning
from compiling.kept import keeping
from compiling.making import MADE, Extension
from compiling.patterns import keep
from taizhang.reading.compiled import FOLDER, LIST, PACKAGE, SWITCH, is_of_these_sources, state

PLAIN = ("__init__.py", "compiled.py", "given.py", "offered.py", "patterns.py", "precompiled.py", "records.py")
"""Modules that stay plain: packages, which carry data; what takes up machine code; what sets attributes by name; what
is to tell callers of itself."""

SEEN = ("reading", "values")
"""Packages that machine code is made of, or whose constants may have gone into it."""

GROUP = "taizhang.reading.machine"
"""What the shared part of the machine code is called."""

AT_ONCE = min(os.cpu_count() or 1, 8)
"""How many C compilers run at once; each takes some 150 MB."""

LEVEL = "2"
"""How far the C compiler goes: the second level takes half as long again as the first and gains three hundredths."""


class NotCompiled(Exception):
    """Machine code could not be made; says why."""


def sources(package: Path) -> list[Path]:
    """Return the modules to compile, in order."""
    return [path for path in sorted((package / "reading").rglob("*.py")) if path.name not in PLAIN]


def lacking() -> str:
    """Return what the system lacks to compile, "" if nothing."""
    compiler = shlex.split(sysconfig.get_config_var("CC") or "cc")[0]
    if shutil.which(compiler) is None:
        return f"there is no C compiler ({compiler})"
    if not Path(sysconfig.get_path("include"), "Python.h").is_file():
        return "Python's headers are not installed (on Debian and Ubuntu the package python3-dev)"
    return ""


def run(command: Sequence[str], folder: Path) -> None:
    """Run a compiler; NotCompiled with the end of what it said if it fails."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        said = "\n".join((done.stdout + done.stderr).splitlines()[-12:])
        raise NotCompiled(f"{command[0]} failed:\n{said}")


def laid_out(folder: Path) -> list[str]:
    """Copy the package into a folder, where constants are marked as such, kept results looked up and records begun by
    machine code; return the paths to compile, below the folder."""
    copy = folder / "taizhang"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__", "static", "templates", "locale"))
    wanted = sources(copy)
    for path in wanted:
        path.write_text(marked(keeping(beginning(path.read_text("utf-8")))), "utf-8")
    return [str(path.relative_to(folder)) for path in wanted]


def made_c(folder: Path, paths: Sequence[str]) -> list[Extension]:
    """Make C of modules in a folder; NotCompiled with mypyc's words where a source doesn't suit it."""
    run([sys.executable, "-m", "compiling.making", str(folder), LEVEL, GROUP, *paths], Path.cwd())
    return [Extension(*one) for one in json.loads((folder / MADE).read_text("utf-8"))]


def compiled(folder: Path, extensions: Sequence[Extension]) -> list[Path]:
    """Compile and link extensions in a folder, on all cores; return the libraries, named by their modules."""
    told = sysconfig.get_config_var
    compiler = [*shlex.split(told("CC")), *shlex.split(told("CFLAGS") or ""), *shlex.split(told("CCSHARED") or "-fPIC")]
    own = {str(path.parent) for path in folder.rglob("*.h")}
    headers = [f"-I{path}" for path in (sysconfig.get_path("include"), sysconfig.get_path("platinclude"), *sorted(own))]

    def one(job: tuple[Extension, str]) -> str:
        extension, source = job
        target = source.replace("/", "-") + ".o"
        where = [f"-I{path}" for path in extension.headers]
        run([*compiler, *headers, *where, "-w", *extension.flags, "-c", source, "-o", target], folder)
        return target

    jobs = [(extension, source) for extension in extensions for source in extension.sources]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        objects = dict(zip([source for _, source in jobs], pool.map(one, jobs), strict=True))
    libraries: list[Path] = []
    for extension in extensions:
        library = folder / (extension.name + EXTENSION_SUFFIXES[0])
        parts = [objects[source] for source in extension.sources]
        run([*shlex.split(told("LDSHARED")), *parts, "-o", str(library)], folder)
        libraries.append(library)
    return libraries


def compile_reader(target: Path) -> None:
    """Lay the reader's machine code and the list of what it was made of into a folder, all at once or not at all;
    NotCompiled where it can't be made."""
    package = Path(PACKAGE)
    listed = [state(str(path.relative_to(package))) for name in SEEN for path in sorted((package / name).rglob("*.py"))]
    if missing := lacking():
        raise NotCompiled(missing)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as held:
        work, ready = Path(held, "work"), Path(held, "ready")
        work.mkdir()
        ready.mkdir()
        for library in compiled(work, made_c(work, laid_out(work))):
            library.rename(ready / library.name)
        keep(ready)
        (ready / LIST).write_text("\n".join(listed), "utf-8")
        shutil.rmtree(target, ignore_errors=True)
        ready.rename(target)


def main() -> int:
    """Run the command; 0 also where the reader stays plain, since it then does the same, slower."""
    if os.environ.get(SWITCH) == "0":
        print(f"The reader stays plain Python: {SWITCH} is 0.")
        return 0
    if is_of_these_sources(FOLDER):
        print("The reader is compiled.")
        return 0
    print(f"Compiling the reader on {AT_ONCE} cores, about a minute on two …", flush=True)
    try:
        compile_reader(Path(FOLDER))
    except NotCompiled as error:
        keep(Path(FOLDER))
        print(f"The reader stays plain Python, which reads the same in twice the time: {error}", file=sys.stderr)
    else:
        print("The reader is compiled. Once its sources change, it runs as plain Python until `make compiled`.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
