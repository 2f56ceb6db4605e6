"""What crosses the border of this app: organs, people, and what a person may do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Final, Literal

Everywhere = Literal["everywhere"]

EVERYWHERE: Final[Everywhere] = "everywhere"
"""A capability that is not bound to organs."""

Reach = Everywhere | frozenset[int]
"""Where a capability holds: everywhere, or for these organs."""

NOWHERE: Final[frozenset[int]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who asks, and what they may do where. Every door takes one; there is no way round it."""

    person: int | None
    """Primary key of the person; None for the system itself and for the public."""
    name: str
    """Their name, as events keep it."""
    reach: Mapping[str, Reach] = field(default_factory=lambda: MappingProxyType({}))
    """Capability → where it holds."""
    roles: frozenset[str] = frozenset()
    """The roles that they have anywhere."""
    organs: frozenset[int] = frozenset()
    """The organs of their appointments, without those below."""
    home: int | None = None
    """The organ of their first appointment: what a page shows first; None for the public."""
    verified: bool = True
    """Whether a second factor was given where a role asks for one."""
    scopes: frozenset[str] = frozenset({"read", "write"})
    """What the way of asking allows: a session both, a token what it was made for."""

    def where(self, capability: str) -> Reach:
        """Return where the capability holds; nowhere is an empty set."""
        return self.reach.get(capability, NOWHERE)

    def may(self, capability: str, *organs: int | None) -> bool:
        """Return whether the capability holds for one of these organs; without organs, whether it holds anywhere."""
        held = self.where(capability)
        if held == EVERYWHERE:
            return True
        return bool(held) if not organs else any(organ in held for organ in organs if organ is not None)

    def everywhere(self, capability: str) -> bool:
        """Return whether the capability holds for every organ."""
        return self.where(capability) == EVERYWHERE


PUBLIC: Final = Access(person=None, name="", scopes=frozenset({"read"}))
"""Whoever has not signed in: may see what is published, nothing else."""

SYSTEM: Final = Access(person=None, name="系统", scopes=frozenset({"read", "write"}))
"""The platform itself: writes what no person decides (a window that locks on its day). Sees through no door."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganRecord:
    """机构: an organ as other apps know it."""

    id: int
    code: str
    name: str
    short_name: str
    kind: str
    parent: int | None
    lineage: str
    position: int
    valid_from: date
    valid_to: date | None
    successor: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRecord:
    """A name that an organ bears or bore."""

    name: str
    short_name: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentRecord:
    """任职: one role of one person at one organ."""

    id: int
    person: int
    person_name: str
    organ: int
    role: str
    valid_from: date
    valid_to: date | None
    """Last day, or None while it lasts."""
    deputises_for: int | None
    """The appointment that is stood in for (代理), or None."""
    deputises_for_name: str
    """Name of the person who is stood in for; empty for none."""
    current: bool
    """Whether it holds today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRecord:
    """人员: a person as other apps know them."""

    id: int
    username: str
    name: str
    phone: str
    is_active: bool
    must_change_password: bool
    second_factor: bool
    """Whether a second factor is set up."""
    language: str
    last_login: datetime | None
    roles: tuple[tuple[str, int], ...]
    """Role and organ of each appointment that holds today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenRecord:
    """接口令牌: a token without its secret."""

    id: int
    name: str
    scopes: tuple[str, ...]
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None
    last_used_at: datetime | None
    usable: bool
    """Whether it is neither expired nor revoked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewRecord:
    """常用视图: a list as its owner filtered and sorted it."""

    id: int
    page: str
    name: str
    query: str
    """The filters and the order, as in the address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """角色: a row of ``data/roles.toml``."""

    code: str
    zh: str
    en: str
    second_factor: bool
    """Whether signing in asks for a second factor."""
    everywhere: frozenset[str]
    """Capabilities that hold for every organ."""
    own: frozenset[str]
    """Capabilities that hold for the organ of the appointment and those below it."""
