"""What other apps may use of search.

An app that owns searchable objects calls ``index`` inside its changes and ``register`` when it starts::

    register(SearchKind(
        code="task", name=_("任务"), capability="task.see", address="web:task",
        find=lambda access, query, cursor, size: find_rows(
            "task", visible_tasks(access), query, cursor=cursor, size=size, title=lambda row: row.title),
        count=lambda access, query: count_rows("task", visible_tasks(access), query),
    ))
"""

from taizhang.search.index import forget, index, marked, matching_ids, snippets
from taizhang.search.registry import count_rows, find_rows, kinds, register, searchable

__all__ = [
    "count_rows",
    "find_rows",
    "forget",
    "index",
    "kinds",
    "marked",
    "matching_ids",
    "register",
    "searchable",
    "snippets",
]
