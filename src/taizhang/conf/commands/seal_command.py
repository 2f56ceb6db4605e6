"""``taizhang seal``: seal the history as it is now; ``taizhang tick`` does it every day by itself."""

from argparse import ArgumentParser, Namespace

from taizhang.cli.voice import EXIT_OK, Voice
from taizhang.conf.commands.setting_up import migrated, set_up


def configure(parser: ArgumentParser) -> None:
    """Add no arguments."""


def run(arguments: Namespace, voice: Voice) -> int:
    """Print the digest of the new seal, or of the last one where nothing happened since."""
    set_up()
    migrated()
    from taizhang.audit.service import latest_seal, make_seal

    made = make_seal()
    seal = made or latest_seal()
    if seal is None:
        voice.remark("还没有可封存的历史。", "There is no history to seal yet.")
        return EXIT_OK
    if made is None:
        voice.remark("上次日封以来没有新的事件。", "Nothing happened since the last seal.")
    print(f"{seal.day.isoformat()} {seal.digest}")
    return EXIT_OK
