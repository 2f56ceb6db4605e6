"""``taizhang migrate``: make or change the tables of the database for this version, and take over the dictionary.

In production the static files of this version are collected as well."""

from argparse import ArgumentParser, Namespace

from taizhang.cli.voice import EXIT_OK, Voice
from taizhang.conf.commands.setting_up import set_up


def configure(parser: ArgumentParser) -> None:
    """Add no arguments."""


def run(arguments: Namespace, voice: Voice) -> int:
    """Bring the database to this version; nothing happens where it is there already.

    Where static files are served from a folder (production), those of this version are put there too.
    """
    set_up()
    from django.conf import settings
    from django.core.management import call_command

    from taizhang.indicators.service import sync_indicators

    call_command("migrate", interactive=False, verbosity=0)
    sync_indicators()
    if not settings.WHITENOISE_USE_FINDERS:
        call_command("collectstatic", interactive=False, verbosity=0)
    voice.remark("数据库已是这个版本。", "The database is of this version.")
    return EXIT_OK
