"""The navigation of every page: what it offers is decided by what whoever asks may do.

Each area names its entries here, in the order of the work. An entry is shown where its address exists and its
capability is held somewhere; the page behind it still asks its own door.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import NoReverseMatch
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from taizhang.organs.records import Access
from taizhang.web.addresses import address


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the navigation."""

    group: str | Promise
    """Heading under which it stands."""
    label: str | Promise
    url: str
    """Name of its address: web:tasks."""
    needs: tuple[str, ...] = ()
    """Capabilities of which one must be held somewhere; none: every signed-in person."""
    key: str = ""
    """The letter that leads to it after ``g``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An entry as it is shown."""

    label: str | Promise
    address: str
    key: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Entries under one heading."""

    name: str | Promise
    links: tuple[Link, ...]


WORK = _("督办")
READ = _("依据")
TELL = _("结果")
KEEP = _("管理")

ENTRIES: tuple[Entry, ...] = (
    Entry(group=WORK, label=_("首页"), url="web:home", key="h"),
    Entry(group=WORK, label=_("看板"), url="web:dashboard", needs=("task.see",), key="b"),
    Entry(group=WORK, label=_("本单位"), url="web:mine", needs=("task.sign",), key="y"),
    Entry(group=WORK, label=_("督办事项"), url="web:matters", needs=("matter.see",), key="m"),
    Entry(group=WORK, label=_("任务"), url="web:tasks", needs=("task.see",), key="t"),
    Entry(group=WORK, label=_("填报"), url="web:reporting", needs=("progress.report", "progress.approve"), key="r"),
    Entry(group=WORK, label=_("核查"), url="web:verifying", needs=("progress.verify",), key="v"),
    Entry(group=WORK, label=_("填报期"), url="web:windows", needs=("window.see",), key="w"),
    Entry(group=WORK, label=_("延期调整"), url="web:amendments", needs=("amendment.see",), key="a"),
    Entry(group=WORK, label=_("销号"), url="web:closings", needs=("closing.see",), key="c"),
    Entry(group=WORK, label=_("催办督办"), url="web:reminders", needs=("reminder.see",), key="u"),
    Entry(group=READ, label=_("文件"), url="web:documents", needs=("document.see",), key="d"),
    Entry(group=READ, label=_("指标"), url="web:indicators", needs=("indicator.see",), key="i"),
    Entry(group=TELL, label=_("年终对账"), url="web:settlements", needs=("settlement.see",), key="s"),
    Entry(group=TELL, label=_("考核评分"), url="web:scores", needs=("score.see",), key="k"),
    Entry(group=TELL, label=_("复核申请"), url="web:reviews", needs=("review.see",), key="f"),
    Entry(group=TELL, label=_("通报"), url="web:bulletins", needs=("bulletin.see",), key="p"),
    Entry(group=KEEP, label=_("机构"), url="web:organs", needs=("organ.see",), key="o"),
    Entry(group=KEEP, label=_("人员"), url="web:people", needs=("person.see",), key="n"),
    Entry(group=KEEP, label=_("登录与查看记录"), url="web:looks", needs=("history.verify",)),
)


def navigation(access: Access, path: str) -> tuple[Group, ...]:
    """Return the groups of links for this person on the page at ``path``; empty groups are left out."""
    if access.person is None or not access.verified:
        return ()
    shown = tuple(_shown(access))
    current = max((where for _entry, where in shown if _within(path, where)), key=len, default=None)
    groups: dict[str, list[Link]] = {}
    names: dict[str, str | Promise] = {}
    for entry, where in shown:
        name = str(entry.group)
        names[name] = entry.group
        groups.setdefault(name, []).append(
            Link(label=entry.label, address=where, key=entry.key, current=where == current)
        )
    return tuple(Group(name=names[name], links=tuple(links)) for name, links in groups.items())


def _shown(access: Access) -> Iterator[tuple[Entry, str]]:
    for entry in ENTRIES:
        if entry.needs and not any(access.may(capability) for capability in entry.needs):
            continue
        try:
            yield entry, address(entry.url)
        except NoReverseMatch:
            continue


def _within(path: str, where: str) -> bool:
    """Whether a page lies at or below an address; everything lies below the home page, which counts for itself."""
    return path == where or (where != "/" and path.startswith(where))
