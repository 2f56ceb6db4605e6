"""The table of subcommands. A module is imported only when its subcommand is called."""

import gc
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from taizhang.cli.voice import CommandError, Voice

GROUP = "taizhang.commands"
"""Entry-point group by which other packages add subcommands: name = module."""


class CommandModule(Protocol):
    """What a module must offer to be a subcommand."""

    def configure(self, parser: ArgumentParser) -> None:
        """Add the subcommand's arguments to its parser."""

    def run(self, arguments: Namespace, voice: Voice) -> int:
        """Carry it out and return the exit code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subcommand:
    """One row of the table."""

    name: str
    """The word on the command line."""
    module: str
    """Dotted name of the module with ``configure`` and ``run``."""
    zh: str
    """What it does, in Chinese."""
    en: str
    """The same in English; empty for one that another package adds."""

    def load(self) -> CommandModule:
        """Import the module; raises CommandError where a package it needs is not installed."""
        try:
            with _uncollected():
                return cast(CommandModule, import_module(self.module))
        except ModuleNotFoundError as error:
            if error.name is not None and error.name.split(".")[0] != "taizhang":
                raise CommandError(
                    f"子命令{self.name}需要的程序包{error.name}没有安装，请按文档安装带该功能的版本后再用。",
                    f"The subcommand {self.name} needs the package {error.name}, which is not installed; install the "
                    "extra that the documentation names for it.",
                ) from error
            raise


@contextmanager
def _uncollected() -> Iterator[None]:
    """Import without collecting garbage: what modules make stays, and looking through it again and again took a
    twentieth of the start."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


BUILT_IN = (
    Subcommand(
        name="read",
        module="taizhang.cli.read_command",
        zh="把报告读成数据、目标任务和目录",
        en="read reports into figures, commitments and outline",
    ),
    Subcommand(
        name="explain",
        module="taizhang.cli.explain_command",
        zh="逐条说明某处的数据是怎样读出来的",
        en="show how the record at a place was read, rule by rule",
    ),
    Subcommand(
        name="check",
        module="taizhang.cli.check_command",
        zh="核对数据之间是否互相矛盾",
        en="look for figures that cannot be true together",
    ),
    Subcommand(
        name="settle",
        module="taizhang.cli.settle_command",
        zh="年终对账：目标对照结果",
        en="hold a year's results against its targets",
    ),
    Subcommand(
        name="workdays",
        module="taizhang.cli.workdays_command",
        zh="按工作日、自然日、月推算届满日",
        en="work out the last day of a limit, day by day",
    ),
    Subcommand(
        name="demo",
        module="taizhang.cli.demo_command",
        zh="用随附文件或您的文件演示读、核、对账",
        en="read, check and settle the bundled documents or your own",
    ),
)
"""The subcommands of this package, in the order in which the help lists them."""


_SUMMARIES = {
    "account": ("平台：设立系统管理员或重设密码", "platform: make an administrator or set a password anew"),
    "backup": ("平台：把全部数据备份成一个文件", "platform: write everything into one file"),
    "corpus": ("把整个文件夹的报告读成Parquet表", "read a folder of reports into Parquet tables"),
    "demo-platform": ("平台：以虚构的云溪区运行演示", "platform: run it with a made-up district"),
    "migrate": ("平台：建立或升级数据库", "platform: make or upgrade the database"),
    "restore": ("平台：用备份恢复到空库", "platform: fill an empty database from a backup"),
    "seal": ("平台：把历史封存成一个摘要", "platform: seal the history into one digest"),
    "serve": ("平台：在本机运行台账", "platform: run it on this machine"),
    "tick": ("平台：办理到时的例行事项", "platform: do what is due"),
    "verify": ("平台：核验历史是否完整", "platform: verify the history"),
}
"""What the subcommands of our own extras do; importing them to ask would take long, or fail without the extra."""


def added() -> Iterator[Subcommand]:
    """Yield the subcommands that installed packages add by the entry-point group."""
    from importlib.metadata import entry_points

    known = {row.name for row in BUILT_IN}
    for point in sorted(entry_points(group=GROUP), key=lambda found: found.name):
        if point.name not in known:
            zh, en = _SUMMARIES.get(point.name, (f"由程序包{point.module}提供", ""))
            yield Subcommand(name=point.name, module=point.value, zh=zh, en=en)
