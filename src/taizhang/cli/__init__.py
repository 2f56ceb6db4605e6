"""The command ``taizhang``: reads, explains, checks and settles files. The one plain package that prints.

``main`` is the entry point. A subcommand is a module with ``configure(parser)`` and ``run(arguments, voice)``; the
table of them is in ``taizhang.cli.commands``, and other distributions add theirs by the entry-point group
``taizhang.commands``.
"""

from collections.abc import Sequence

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with these arguments (default: the process's own) and return its exit code; never raises."""
    # Loading takes a tenth of a second, in which Ctrl-C may come as well.
    try:
        from taizhang.cli.command import main as run
    except KeyboardInterrupt:
        return 130
    return run(argv)
