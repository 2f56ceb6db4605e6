"""Telling what an act on several things did: the first of them by name, each a link, the list of all, and the way back.

Messages are kept as text with the links in it; the way back is an act, so it stands beside as a form of its own.
"""

from collections.abc import Iterable, Sequence

from django.contrib import messages
from django.http import HttpRequest
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from taizhang.ledger.service import TaskBrief
from taizhang.web.addresses import address

MOST_LINKED = 5
"""Things that one message names with a link to each."""

UNDO = "undo:"
"""Before the address of the act that undoes what a message tells of, in its tags."""

Named = tuple[str, str]
"""A thing by name, and the address of its page; empty for none."""


def tell_done(
    request: HttpRequest, sentence: str, things: Sequence[Named], *, everything: str = "", undo: str = ""
) -> None:
    """Say on the next page what was done to several things.

    ``everything``: the address of the list that holds them all; ``undo``: of the act that undoes it all.
    """
    lines = [escape(sentence)]
    for name, where in things[:MOST_LINKED]:
        lines.append(format_html('<a href="{}">{}</a>', where, name) if where else escape(name))
    left = len(things) - MOST_LINKED
    more = escape(_("另有%(count)d件。") % {"count": left}) if left > 0 else SafeString("")
    listed = format_html('<a href="{}">{}</a>', everything, _("看清单")) if everything else SafeString("")
    lines += [SafeString(" ".join(filter(None, (more, listed))))] if more or listed else []
    messages.success(request, SafeString("\n".join(lines)), extra_tags=f"{UNDO}{undo}" if undo else "")


def named_tasks(tasks: Iterable[TaskBrief]) -> list[Named]:
    """Return tasks as messages name them, by number."""
    rows = sorted(tasks, key=lambda one: one.number)
    return [(f"{one.number}《{one.title}》", address("web:task", one.id)) for one in rows]
