"""What other apps may use of publishing."""

from taizhang.publishing.actions.draft import discard_bulletin, draft_bulletin, edit_bulletin, redraw_bulletin
from taizhang.publishing.actions.issue import (
    approve_bulletin,
    check_bulletin,
    issue_bulletin,
    publish_bulletin,
    submit_bulletin,
)
from taizhang.publishing.models import BulletinKind, BulletinState
from taizhang.publishing.queries import bulletin, bulletin_file, bulletin_number, bulletins, published_bulletins
from taizhang.publishing.workbooks import workbook

__all__ = [
    "BulletinKind",
    "BulletinState",
    "approve_bulletin",
    "bulletin",
    "bulletin_file",
    "bulletin_number",
    "bulletins",
    "check_bulletin",
    "discard_bulletin",
    "draft_bulletin",
    "edit_bulletin",
    "issue_bulletin",
    "publish_bulletin",
    "published_bulletins",
    "redraw_bulletin",
    "submit_bulletin",
    "workbook",
]
