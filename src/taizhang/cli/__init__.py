"""The command ``taizhang``: reads, explains, checks and settles files. The one plain package that prints.

``main`` is the entry point. A subcommand is a module with ``configure(parser)`` and ``run(arguments, voice)``; the
table of them is in ``taizhang.cli.commands``, and other distributions add theirs by the entry-point group
``taizhang.commands``.
"""

from taizhang.cli.command import main

__all__ = ["main"]
