"""``taizhang tick``: do what is due (seals, locks, reminders); for a timer where the server does not do it itself."""

from argparse import ArgumentParser, Namespace

from taizhang.cli.voice import EXIT_OK, Voice
from taizhang.conf.commands.setting_up import migrated, set_up


def configure(parser: ArgumentParser) -> None:
    """Add no arguments."""


def run(arguments: Namespace, voice: Voice) -> int:
    """Do what is due and print the names of what did something."""
    set_up()
    migrated()
    from taizhang.conf.ticking import tick

    for name in tick():
        print(name)
    return EXIT_OK
