"""What other apps may use of organs and people."""

from taizhang.organs.access import access_for, access_of, access_of_token, needs_second_factor
from taizhang.organs.actions.keep_view import drop_view, keep_view, saved_views
from taizhang.organs.actions.make_administrator import make_administrator
from taizhang.organs.queries import leaders, organ_names, organs_by_id, people_names
from taizhang.organs.roles import roles

__all__ = [
    "access_for",
    "access_of",
    "access_of_token",
    "drop_view",
    "keep_view",
    "leaders",
    "make_administrator",
    "needs_second_factor",
    "organ_names",
    "organs_by_id",
    "people_names",
    "roles",
    "saved_views",
]
