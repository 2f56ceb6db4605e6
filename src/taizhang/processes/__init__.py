"""Worker processes, as every command that reads many files uses them."""

from taizhang.processes.pool import end, submit

__all__ = ["end", "submit"]
