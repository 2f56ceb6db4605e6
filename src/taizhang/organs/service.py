"""What other apps may use of organs and people."""

from taizhang.organs.access import access_for, access_of, access_of_person, access_of_token, needs_second_factor
from taizhang.organs.actions.appoint import appoint, end_appointment
from taizhang.organs.actions.change_organ import adjust_organ, rename_organ
from taizhang.organs.actions.create_organ import create_organ
from taizhang.organs.actions.create_person import create_person, edit_person, set_active
from taizhang.organs.actions.end_organ import end_organ
from taizhang.organs.actions.import_people import FirstPassword, Imported, import_people, preview_import
from taizhang.organs.actions.keep_view import drop_view, keep_view, saved_views
from taizhang.organs.actions.make_administrator import make_administrator
from taizhang.organs.actions.make_token import MOST_DAYS, make_token, revoke_token
from taizhang.organs.actions.set_password import (
    change_own_password,
    note_second_factor,
    reset_password,
    reset_second_factor,
)
from taizhang.organs.import_plan import ImportPlan, ImportRow, SheetForm, forms
from taizhang.organs.kinds import kinds
from taizhang.organs.passwords import first_password
from taizhang.organs.queries import (
    appointments,
    leaders,
    looked_at,
    names_of_organ,
    note_looked,
    note_signed_in,
    organ_names,
    organs_by_id,
    organs_page,
    own_tokens,
    people_at,
    people_names,
    people_page,
    person_key,
    seen_organ,
    seen_organs,
    seen_person,
    stood_in_for,
)
from taizhang.organs.roles import roles

__all__ = [
    "MOST_DAYS",
    "FirstPassword",
    "ImportPlan",
    "ImportRow",
    "Imported",
    "SheetForm",
    "access_for",
    "access_of",
    "access_of_person",
    "access_of_token",
    "adjust_organ",
    "appoint",
    "appointments",
    "change_own_password",
    "create_organ",
    "create_person",
    "drop_view",
    "edit_person",
    "end_appointment",
    "end_organ",
    "first_password",
    "forms",
    "import_people",
    "keep_view",
    "kinds",
    "leaders",
    "looked_at",
    "make_administrator",
    "make_token",
    "names_of_organ",
    "needs_second_factor",
    "note_looked",
    "note_second_factor",
    "note_signed_in",
    "organ_names",
    "organs_by_id",
    "organs_page",
    "own_tokens",
    "people_at",
    "people_names",
    "people_page",
    "person_key",
    "preview_import",
    "rename_organ",
    "reset_password",
    "reset_second_factor",
    "revoke_token",
    "roles",
    "saved_views",
    "seen_organ",
    "seen_organs",
    "seen_person",
    "set_active",
    "stood_in_for",
]
