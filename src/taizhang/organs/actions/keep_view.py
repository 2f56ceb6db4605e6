"""Keeping a list as it was filtered and sorted. A convenience of one person, so it leaves no event."""

from django.utils.translation import gettext as _

from taizhang.audit.service import Invalid, NotAllowed, NotFound
from taizhang.organs.models import SavedView
from taizhang.organs.records import Access, ViewRecord

MOST = 30
"""Views of one list for one person."""


def keep_view(access: Access, *, page: str, name: str, query: str) -> ViewRecord:
    """Keep the list ``page`` as ``query`` filters it; a view of the same name is replaced.

    Raises NotAllowed for the public, Invalid for a name that is empty or a query that is too long.
    """
    if access.person is None or not access.verified:
        raise NotAllowed(_("请先登录，再保存常用视图。"))
    name = name.strip()
    if not name or len(name) > 40:
        raise Invalid(_("常用视图的名称要有1至40个字，请改一改再保存。"), fields={"name": "1–40"})
    if not page or len(page) > 40 or len(query) > 1000:
        raise Invalid(_("这些筛选条件太长，存不下；请减少条件后再保存。"))
    own = SavedView.objects.filter(person_id=access.person, page=page)
    if own.exclude(name=name).count() >= MOST:
        raise Invalid(_("这个列表的常用视图已有%(most)s个，请先删除不用的。") % {"most": MOST})
    view, _made = SavedView.objects.update_or_create(
        person_id=access.person, page=page, name=name, defaults={"query": query}
    )
    return ViewRecord(id=view.pk, page=view.page, name=view.name, query=view.query)


def drop_view(access: Access, view: int) -> None:
    """Remove one of the person's own views; raises NotFound for any other."""
    removed, _kinds = SavedView.objects.filter(pk=view, person_id=access.person or 0).delete()
    if not removed:
        raise NotFound(_("没有找到这个常用视图，可能已经删除。"))


def saved_views(access: Access, page: str) -> tuple[ViewRecord, ...]:
    """Return the person's views of the list ``page``, by name: one query."""
    if access.person is None:
        return ()
    rows = SavedView.objects.filter(person_id=access.person, page=page).order_by("name")
    return tuple(ViewRecord(id=row.pk, page=row.page, name=row.name, query=row.query) for row in rows)
