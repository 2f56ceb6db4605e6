"""``main``: from the command line to a subcommand, and from whatever ends it to an exit code."""

import argparse
import os
import sys
from collections.abc import Sequence

from taizhang import __version__
from taizhang.cli.commands import BUILT_IN, Subcommand, added
from taizhang.cli.interrupts import told_to_end
from taizhang.cli.parsing import Parser, one_of
from taizhang.cli.voice import (
    EXIT_BROKEN_PIPE,
    EXIT_INTERRUPTED,
    EXIT_REFUSED,
    CommandError,
    Voice,
    default_language,
)

_ABOUT = """台账：把政府报告读成可核对、可对账的数据。
Taizhang reads government reports into figures that can be checked and settled."""

_AFTER = """退出码 exit codes: 0 完成 done · 1 有矛盾(check --strict) a contradiction · 2 有文件未能读取或命令有误 a file was \
refused or the command line is wrong · 130 中断 interrupted"""


def _language(parser: argparse.ArgumentParser, *, default: object) -> None:
    parser.add_argument(
        "--lang", type=one_of("zh", "en"), default=default, metavar="zh|en", help="提示所用语言 | language of messages"
    )


def _parser(asked: Sequence[str]) -> tuple[Parser, dict[str, Subcommand]]:
    """Build the parser; only the subcommand that is asked for brings its options, the others their one line of help."""
    parser = Parser(prog="taizhang", description=_ABOUT, epilog=_AFTER)
    parser.add_argument("--version", action="version", version=f"taizhang {__version__}", help="版本 | version")
    _language(parser, default=default_language())
    table = {row.name: row for row in BUILT_IN}
    named = [word for word in asked if not word.startswith("-")]
    # Looking for the subcommands of other packages takes longer than all the rest of the start.
    if not any(word in table for word in named):
        table |= {row.name: row for row in added()}
    below = parser.add_subparsers(dest="subcommand", metavar="COMMAND", title="子命令 subcommands")
    for row in table.values():
        summary = f"{row.zh} | {row.en}" if row.en else row.zh
        child = below.add_parser(row.name, help=summary, description=summary.replace(" | ", "\n"), epilog=_AFTER)
        _language(child, default=argparse.SUPPRESS)
        if row.name in named:
            row.load().configure(child)
    return parser, table


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with these arguments (default: the process's own) and return its exit code; never raises.

    0: done. 1: ``check --strict`` found a contradiction. 2: a file was refused or the command line is wrong.
    130: interrupted (143, 129: told to end by another program, by the closing of the terminal). 141: the reader of a
    pipe has gone.
    """
    with told_to_end() as ending:
        return ending.code(_run(argv))


def _run(argv: Sequence[str] | None) -> int:
    asked = list(sys.argv[1:] if argv is None else argv)
    voice = Voice(language=default_language())
    try:
        parser, table = _parser(asked)
        arguments = parser.parse_args(asked)
        voice = Voice(language=arguments.lang)
        if arguments.subcommand is None:
            parser.print_help()
            return EXIT_REFUSED
        code = table[arguments.subcommand].load().run(arguments, voice)
        if sys.stdout is not None:
            sys.stdout.flush()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else EXIT_REFUSED
    except CommandError as error:
        voice.remark(error.zh, error.en)
        return EXIT_REFUSED
    except KeyboardInterrupt:
        voice.remark("已中断。", "Interrupted.")
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        # Python would complain once more when it flushes standard output at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_BROKEN_PIPE
    return code
