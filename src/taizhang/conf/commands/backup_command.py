"""``taizhang backup OUT.zip``: write everything into one file, while people go on working."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from taizhang.cli.voice import EXIT_OK, CommandError, Voice, why
from taizhang.conf.commands.setting_up import migrated, set_up


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of ``backup``."""
    parser.add_argument("target", metavar="OUT", help="备份文件，如backup.zip | the file to write")


def run(arguments: Namespace, voice: Voice) -> int:
    """Write the backup; the file appears only when it is whole."""
    target = Path(arguments.target)
    if target.exists():
        raise CommandError(
            f"{target}已存在，备份不覆盖旧文件，请换一个名字。", f"{target} exists; a backup overwrites nothing."
        )
    set_up()
    migrated()
    from taizhang.conf.backup import backup

    try:
        manifest = backup(target)
    except OSError as error:
        raise CommandError(
            f"{target}写不了（{why(error)}），请换一个地方，或检查磁盘空间。",
            f"{target} cannot be written ({error.strerror}); name another place, or check the disk.",
        ) from error
    members = manifest["members"]
    assert isinstance(members, dict)
    rows = sum(said["count"] for name, said in members.items() if name.startswith("tables/"))
    files = sum(not name.startswith("tables/") for name in members)
    voice.remark(
        f"已备份{rows}行、{files}个文件到{target}。", f"Backed up {rows} rows and {files} files into {target}."
    )
    return EXIT_OK
