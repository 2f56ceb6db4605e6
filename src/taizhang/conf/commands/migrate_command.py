"""``taizhang migrate``: make or change the tables of the database for this version, and take over the dictionary."""

from argparse import ArgumentParser, Namespace

from taizhang.cli.voice import EXIT_OK, Voice
from taizhang.conf.commands.setting_up import set_up


def configure(parser: ArgumentParser) -> None:
    """Add no arguments."""


def run(arguments: Namespace, voice: Voice) -> int:
    """Bring the database to this version; nothing happens where it is there already."""
    set_up()
    from django.core.management import call_command

    from taizhang.indicators.service import sync_indicators

    call_command("migrate", interactive=False, verbosity=0)
    sync_indicators()
    voice.remark("数据库已是这个版本。", "The database is of this version.")
    return EXIT_OK
