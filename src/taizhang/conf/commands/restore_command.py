"""``taizhang restore BACKUP.zip``: fill an empty installation from a backup, and verify its history."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from taizhang.cli.voice import EXIT_OK, CommandError, Voice
from taizhang.conf.commands.setting_up import set_up


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of ``restore``."""
    parser.add_argument("source", metavar="BACKUP", help="备份文件 | the backup")


def run(arguments: Namespace, voice: Voice) -> int:
    """Make the tables, fill them, and verify; exit with 1 where the history that was restored does not hold."""
    set_up()
    from django.core.management import call_command

    from taizhang.conf.backup import BadBackup, restore
    from taizhang.conf.commands import verify_command

    call_command("migrate", interactive=False, verbosity=0)
    try:
        held = restore(Path(arguments.source))
    except BadBackup as error:
        raise CommandError(error.zh, error.en) from error
    voice.remark(
        f"已恢复{held.made_at}的备份：{held.rows}行、{held.files}个文件。",
        f"Restored the backup of {held.made_at}: {held.rows} rows, {held.files} files.",
    )
    code = verify_command.run(Namespace(against=None), voice)
    return code or EXIT_OK
