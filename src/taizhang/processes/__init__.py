"""Worker processes, as every command that reads many files uses them."""

from taizhang.processes.pool import attend, end, submit

__all__ = ["attend", "end", "submit"]
