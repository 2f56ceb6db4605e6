"""What other apps may use of publishing."""

from taizhang.publishing.actions.draft import discard_bulletin, draft_bulletin, edit_bulletin, redraw_bulletin
from taizhang.publishing.actions.issue import (
    approve_bulletin,
    check_bulletin,
    issue_bulletin,
    publish_bulletin,
    submit_bulletin,
)
from taizhang.publishing.boards import Board, Change, Group, MonthOf, Series, board, groups
from taizhang.publishing.models import BulletinKind, BulletinState
from taizhang.publishing.opendata import DATASETS, Column, Dataset, as_csv, as_json, csvw, package, schema, tag
from taizhang.publishing.queries import (
    bulletin,
    bulletin_file,
    bulletin_number,
    bulletin_snapshot,
    bulletins,
    bulletins_waiting,
    published_bulletins,
)
from taizhang.publishing.workbooks import workbook

__all__ = [
    "DATASETS",
    "Board",
    "BulletinKind",
    "BulletinState",
    "Change",
    "Column",
    "Dataset",
    "Group",
    "MonthOf",
    "Series",
    "approve_bulletin",
    "as_csv",
    "as_json",
    "board",
    "bulletin",
    "bulletin_file",
    "bulletin_number",
    "bulletin_snapshot",
    "bulletins",
    "bulletins_waiting",
    "check_bulletin",
    "csvw",
    "discard_bulletin",
    "draft_bulletin",
    "edit_bulletin",
    "groups",
    "issue_bulletin",
    "package",
    "publish_bulletin",
    "published_bulletins",
    "redraw_bulletin",
    "schema",
    "submit_bulletin",
    "tag",
    "workbook",
]
