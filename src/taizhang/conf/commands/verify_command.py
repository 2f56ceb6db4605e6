"""``taizhang verify``: recompute the history and prove that the present state follows from it."""

import sys
from argparse import ArgumentParser, Namespace

from taizhang.cli.voice import EXIT_OK, Voice
from taizhang.conf.commands.setting_up import migrated, set_up

EXIT_BROKEN = 1
"""The history does not hold somewhere."""


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of ``verify``."""
    parser.add_argument(
        "--against",
        metavar="DIGEST",
        help="另处保存的日封摘要，如通报上印的 | a seal's digest kept elsewhere, such as one printed in a bulletin",
    )


def run(arguments: Namespace, voice: Voice) -> int:
    """Print what was recomputed and the first places where it does not hold; exit with 1 if there are any."""
    set_up()
    migrated()
    from taizhang.audit.service import verify

    shown = sys.stderr.isatty()

    def progress(done: int, total: int) -> None:
        if shown:
            print(f"\r{done}/{total}", end="" if done < total else "\n", file=sys.stderr, flush=True)

    proof = verify(against=arguments.against, progress=progress)
    print(
        voice.pick(
            f"已核验{proof.streams}条链、{proof.events}条事件、{proof.objects}个对象、{proof.seals}次日封。",
            f"Verified {proof.streams} chains, {proof.events} events, {proof.objects} objects and {proof.seals} seals.",
        )
    )
    if proof.unsealed:
        print(
            voice.pick(
                f"其中{proof.unsealed}条事件在最近一次日封之后，只能防单处改动。",
                f"{proof.unsealed} events are newer than the last seal and are proof against single edits only.",
            )
        )
    for found in proof.breaks:
        print("✗ " + voice.pick(found.zh, found.en))
    if proof.breaks:
        print(
            voice.pick("历史不完整，上面是最先发现的断点。", "The history does not hold; the first breaks are above.")
        )
        return EXIT_BROKEN
    print(voice.pick("✓ 历史完整，现状与历史一致。", "✓ The history holds, and the present state follows from it."))
    return EXIT_OK
