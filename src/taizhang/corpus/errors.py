"""The one error of corpus: why a folder cannot be made into tables at all. Single files that fail are no error."""


from taizhang.intake import why

_OF_THE_DATABASE = {
    "database or disk is full": "磁盘已满",
    "disk I/O error": "磁盘读写出错",
    "attempt to write a readonly database": "没有权限",
    "unable to open database file": "数据库文件打不开",
}


class CorpusError(Exception):
    """A request that cannot be carried out.

    ``code`` is stable: needs_extra, no_folder, closed_folder, nothing_to_read, out_is_a_file, out_is_the_folder,
    foreign_output, unwritable, in_use, store_damaged, bad_about, bad_pattern. ``message`` is one whole Chinese
    sentence on what happened and what to do, ``message_en`` the same in English.
    """

    def __init__(self, code: str, message: str, message_en: str) -> None:
        self.code = code
        self.message = message
        self.message_en = message_en
        super().__init__(message)


def unwritable(place: object, error: OSError | Exception) -> CorpusError:
    """Return the error for a place that nothing can be written to; ``error`` says why."""
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    # The database says in its own words what the system told it.
    told = why(error) if isinstance(error, OSError) else _OF_THE_DATABASE.get(reason, reason)
    return CorpusError(
        "unwritable",
        f"{place}写不进去（{told}），请换一个有写权限的文件夹，或检查磁盘空间；已读完的部分不会丢。",
        f"{place} cannot be written ({reason}); name a folder that may be written to, or check the disk; what has been "
        "read is kept.",
    )
