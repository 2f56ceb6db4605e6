"""``taizhang demo-platform``: the platform with the made-up 云溪区 in the middle of its year, on this machine."""

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import time
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from taizhang.cli.voice import EXIT_OK, CommandError, Voice
from taizhang.conf.commands.serve_command import a_port
from taizhang.conf.commands.setting_up import installed, set_up

NOW = "2026-11-12T09:00"
"""The day on which the demonstration stands: the October reports are in, those of November not yet due."""

WAIT = 120
"""Seconds within which a server that was started answers."""

HOST = "127.0.0.1"

_NOTE = "demo-server"
"""The file in the folder of the data that tells of the server on it."""

_STOP = ("按Ctrl-C停止", "Ctrl-C stops it")
_STOP_DETACHED = (
    "用make stop停止（或taizhang demo-platform --stop）",
    "make stop ends it (or taizhang demo-platform --stop)",
)
"""How the server is stopped, in Chinese and English."""


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of ``demo-platform``."""
    parser.add_argument("file", nargs="?", metavar="FILE", help="也读入您的文件 | read your own document into it too")
    parser.add_argument("--port", type=a_port, default=8000, metavar="PORT", help="端口，缺省8000 | port")
    parser.add_argument("--fresh", action="store_true", help="重建演示数据 | build the data anew")
    parser.add_argument("--detach", action="store_true", help="起动后返回 | return once it answers")
    # How the server in the background knows that nobody can press Ctrl-C for it.
    parser.add_argument("--detached", action="store_true", help=SUPPRESS)
    parser.add_argument("--stop", action="store_true", help="停止后台运行的演示 | stop the one in the background")
    parser.add_argument("--folder", default="var", metavar="DIR", help="数据文件夹，缺省var | folder of its data")


def run(arguments: Namespace, voice: Voice) -> int:
    """Build the data if there is none, and serve it; or stop the server in the background."""
    folder = Path(arguments.folder).resolve()
    if arguments.stop:
        return _stop(folder, voice)
    installed()
    if arguments.file and (arguments.fresh or not _is_built(folder)):
        _look_at(arguments.file)
    if arguments.detach:
        return _detach(arguments, folder, voice)
    _environment(folder)
    if arguments.fresh:
        _remove(folder, voice)
    _build_and_set_up(folder, voice)
    if arguments.file:
        _read_in(arguments.file, voice)
    return _serve(arguments.port, folder, voice, detached=arguments.detached)


def _environment(folder: Path) -> None:
    os.environ["TAIZHANG_HOME"] = str(folder / "demo")
    os.environ.pop("TAIZHANG_DATABASE", None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "taizhang.conf.development"
    os.environ["TAIZHANG_DEMO_ACCOUNTS"] = str(folder / "demo-accounts.json")
    os.environ.setdefault("TAIZHANG_NOW", NOW)
    os.environ.setdefault("TAIZHANG_GOVERNMENT", "云溪区人民政府")


def _build_and_set_up(folder: Path, voice: Voice) -> None:
    """Build the data if there is none, in a process of its own, while this one loads what will serve it.

    It is built in a folder beside, so that an interrupted build leaves nothing half-made.
    """
    from taizhang.conf.environment import secret

    home = folder / "demo"
    if _is_built(folder):
        set_up()
        return
    partial = folder / "demo.part"
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    voice.remark("正在建立云溪区的演示数据……", "Building the data of the made-up district …")
    begun = time.monotonic()
    environment = {**os.environ, "TAIZHANG_HOME": str(partial), "TAIZHANG_SECRET": secret(home)}
    command = [sys.executable, "-m", "taizhang.conf.demonstration", str(partial / "accounts.json")]
    with subprocess.Popen(command, env=environment) as building:  # noqa: S603 - our own module
        set_up()
        _load_pages()
    if building.returncode:
        raise CommandError("演示数据没有建成，原因见上。", "The data could not be built; the reason is above.")
    shutil.copyfile(home / "secret", partial / "secret")
    shutil.rmtree(home, ignore_errors=True)
    partial.replace(home)
    shutil.copyfile(home / "accounts.json", folder / "demo-accounts.json")
    seconds = time.monotonic() - begun
    voice.remark(f"演示数据已建成，用时{seconds:.1f}秒。", f"Built in {seconds:.1f} seconds.")


def _is_built(folder: Path) -> bool:
    return (folder / "demo" / "taizhang.sqlite3").exists()


def _look_at(name: str) -> None:
    """Refuse a document that cannot be read before anyone waits for the district; raises CommandError."""
    from taizhang.intake import IntakeError, extract

    try:
        extract(name)
    except IntakeError as error:
        raise CommandError(f"{name}：{error.message}", f"{name}: {error.message_en}") from error


def _load_pages() -> None:
    """Load every page's code now: the first visitor would wait for it."""
    from django.conf import settings
    from django.urls import get_resolver

    get_resolver(settings.ROOT_URLCONF).url_patterns  # noqa: B018 - reading it loads it


def _remove(folder: Path, voice: Voice) -> None:
    if _running(folder) is not None:
        _stop(folder, voice)
    shutil.rmtree(folder / "demo", ignore_errors=True)


def _read_in(name: str, voice: Voice) -> None:
    from taizhang.conf.demonstration.own_document import read_in

    title = read_in(Path(name))
    voice.remark(f"已读入“{title}”，在“文件”里确认。", f"Read in “{title}”; confirm it under 文件 Documents.")


def _serve(port: int, folder: Path, voice: Voice, *, detached: bool) -> int:
    from taizhang.conf.serving import listen, serve

    listening = listen(HOST, port, any_free=True)
    if listening.taken is not None:
        voice.remark(
            f"端口{listening.taken}已被占用，改用{listening.port}。",
            f"Port {listening.taken} is taken; {listening.port} is used instead.",
        )
    address = f"http://{HOST}:{listening.port}/"
    zh, en = _STOP_DETACHED if detached else _STOP
    voice.remark(f"台账演示：{address}   {zh}", f"Taizhang: {address}   {en}")
    _print_accounts(folder, voice)
    signal.signal(signal.SIGTERM, _interrupted)
    with _noted(folder / _NOTE, listening.port):
        serve(listening)
    return EXIT_OK


@contextmanager
def _noted(note: Path, port: int) -> Iterator[None]:
    """Keep a note of this process and its port, locked while the block runs.

    The lock goes with the process, however it ends, where its number may soon be another's. Where a server on the same
    data has the note already, it keeps it.
    """
    with note.open("a", encoding="ascii") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield
            return
        held.truncate(0)
        held.write(f"{os.getpid()} {port}\n")
        held.flush()
        try:
            yield
        finally:
            note.unlink(missing_ok=True)


def _interrupted(number: int, frame: object) -> None:
    raise KeyboardInterrupt


def _print_accounts(folder: Path, voice: Voice) -> None:
    from taizhang.conf.demonstration.accounts import shown

    for line in shown(folder / "demo-accounts.json", voice.language):
        print(line, flush=True)


def _running(folder: Path) -> tuple[int, int] | None:
    """Process and port of the server that was left running, or None."""
    try:
        with (folder / _NOTE).open(encoding="ascii") as note:
            pid, port = map(int, note.read().split())
            try:
                fcntl.flock(note, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return pid, port
    except (OSError, ValueError):
        pass  # it says nothing yet, or is gone
    return None


def _stop(folder: Path, voice: Voice) -> int:
    found = _running(folder)
    if found is None:
        voice.remark("演示没有在运行。", "The demonstration is not running.")
        return EXIT_OK
    os.kill(found[0], signal.SIGTERM)
    until = time.monotonic() + 20
    while _running(folder) is not None and time.monotonic() < until:
        time.sleep(0.1)
    voice.remark("演示已停止，数据还在。", "The demonstration was stopped; its data is kept.")
    return EXIT_OK


def _detach(arguments: Namespace, folder: Path, voice: Voice) -> int:
    """Start the server in a session of its own and return once it answers."""
    found = _running(folder)
    if found is not None and not arguments.fresh:
        if arguments.file:
            _environment(folder)
            from taizhang.conf.commands.setting_up import set_up

            set_up()
            _read_in(arguments.file, voice)
        voice.remark(f"演示已在运行：http://{HOST}:{found[1]}/", f"It is running: http://{HOST}:{found[1]}/")
        return EXIT_OK
    if arguments.fresh:
        _remove(folder, voice)
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "demo-server.log"
    command = [
        sys.executable,
        "-m",
        "taizhang",
        "demo-platform",
        "--detached",
        "--lang",
        voice.language,
        "--port",
        str(arguments.port),
        "--folder",
        str(folder),
    ]
    command += [arguments.file] if arguments.file else []
    with log.open("w", encoding="utf-8") as stream:
        started = subprocess.Popen(  # noqa: S603 - our own command
            command, stdout=stream, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, start_new_session=True
        )
    until = time.monotonic() + WAIT
    while time.monotonic() < until and started.poll() is None:
        found = _running(folder)
        if found is not None and _answers(found[1]):
            voice.remark(*[log.read_text(encoding="utf-8").rstrip()] * 2)
            return EXIT_OK
        time.sleep(0.1)
    # What it said last is why it ended: one sentence, or the last line of a fault.
    told = log.read_text(encoding="utf-8", errors="replace").rstrip().rpartition("\n")[2]
    why = told or voice.pick("它没有说明原因", "it gave no reason")
    raise CommandError(
        f"演示没有起来。{why}\n全部输出在{log}。", f"The demonstration did not start. {why}\nAll it said is in {log}."
    )


def _answers(port: int) -> bool:
    with suppress(URLError, OSError), urlopen(f"http://{HOST}:{port}/healthz", timeout=2) as answer:
        return bool(answer.status == 200)
    return False
