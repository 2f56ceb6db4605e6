"""The tables of organs and people."""

from taizhang.organs.models.appointment import Appointment
from taizhang.organs.models.organ import Organ, OrganName
from taizhang.organs.models.person import PeopleManager, Person
from taizhang.organs.models.token import ApiToken
from taizhang.organs.models.view import SavedView

__all__ = ["ApiToken", "Appointment", "Organ", "OrganName", "PeopleManager", "Person", "SavedView"]
