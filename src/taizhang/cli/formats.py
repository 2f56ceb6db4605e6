"""In which format the results are written: the one asked for, else the one that the name of the file says."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import PurePath

from taizhang.cli.voice import CommandError, Voice

_SUFFIXES = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".html": "html",
    ".htm": "html",
}
"""The endings by which other programs will know the content of a file."""
_PLAIN = frozenset(("", ".txt", ".text", ".log", ".out", ".md"))
"""Endings that say nothing but that there is text; a file of any other ending would not be what it is called."""


def chosen_format(arguments: Namespace, formats: Sequence[str], voice: Voice) -> str:
    """Return ``--format`` where it is given, else what the suffix of ``-o`` names, else the first of ``formats``.

    A format that is asked for is obeyed whatever the file is called, with a remark where the suffix names another one.
    Raises CommandError for a suffix that names a format which this subcommand does not write.
    """
    suffix = "" if arguments.output is None else PurePath(arguments.output).suffix.lower()
    named = _SUFFIXES.get(suffix)
    asked: str | None = arguments.format
    if asked is not None:
        if named is not None and named != asked:
            voice.remark(
                f"按--format写成{asked}，文件名{arguments.output}却像{named}。",
                f"Written as {asked}, as --format says, although {arguments.output} is named like {named}.",
            )
        return asked
    if named is None and (suffix in _PLAIN or suffix[1:].isdigit()):
        return formats[0]
    if named is None:
        raise CommandError(
            f"不写{suffix}文件，可写的是{'、'.join(formats)}；请给{arguments.output}换一个后缀，或用--format指定格式。",
            f"No {suffix} file is written, but {', '.join(formats)}; give {arguments.output} another suffix, or name "
            "the format by --format.",
        )
    if named not in formats:
        raise CommandError(
            f"这个子命令不写{named}，可写的是{'、'.join(formats)}；请给{arguments.output}换一个后缀，或用--format指定。",
            f"This subcommand does not write {named} but {', '.join(formats)}; give {arguments.output} another suffix, "
            "or name the format by --format.",
        )
    return named
