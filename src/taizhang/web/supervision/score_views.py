"""Pages of scores."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from taizhang.audit.service import Invalid, NotAllowed, Refused
from taizhang.ledger.service import briefs, task_facts, years
from taizhang.organs.service import organ_names, people_names
from taizhang.publishing.service import workbook
from taizhang.storage import now, today
from taizhang.supervision.records import Scheme, SheetRecord
from taizhang.supervision.service import (
    compute_scores,
    contestable,
    drop_points,
    enter_points,
    freeze_scores,
    schemes,
    schemes_of,
    score_ranking,
    score_years,
    sheets,
    sheets_with_lines,
)
from taizhang.supervision.service import entries as list_of_entries
from taizhang.supervision.service import sheet as one_sheet
from taizhang.web.export import MEDIA
from taizhang.web.forms import take_errors
from taizhang.web.request import access_of_request, back_of, key_of, signed_in
from taizhang.web.supervision.forms import EntryForm


def _asked(request: HttpRequest) -> tuple[int, Scheme | None]:
    """Year and scheme that the address asks for; the newest year with scores, else with tasks, its first scheme."""
    given = request.POST if request.method == "POST" else request.GET
    asked = given.get("year", "")
    access = access_of_request(request)
    offered = score_years(access) or years(access)
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else (offered[0] if offered else today().year)
    held = schemes_of(year)
    wanted = given.get("scheme", "")
    return year, next((one for one in held if one.code == wanted), held[0] if held else None)


@signed_in
def scores(request: HttpRequest) -> HttpResponse:
    """Show the sheets of a year: the ranking, who is not ranked and why, and what the office may do."""
    access = access_of_request(request)
    if not access.may("score.see"):
        raise NotAllowed(_("您的账户不能查看考核得分。"))
    year, scheme = _asked(request)
    found = {} if scheme is None else {one.organ: one for one in sheets(access, year=year, scheme=scheme.code)}
    if scheme is not None and request.GET.get("format") == "xlsx":
        return _file(request, year, scheme)
    everywhere = access.everywhere("score.see")
    ranking = score_ranking(access, year=year, scheme=scheme.code) if scheme is not None and everywhere else None
    states = {one.state for one in found.values()}
    context = {
        "year": year,
        "years": years(access),
        "scheme": scheme,
        "name": _name(scheme) if scheme else "",
        "sheets": found,
        "ranking": ranking,
        "organs": organ_names(),
        "may_decide": access.may("score.decide"),
        "frozen": "frozen" in states,
        "draft": "draft" in states,
    }
    return render(request, "supervision/scores.html", context)


def _name(scheme: Scheme) -> str:
    return scheme.en if (get_language() or "").startswith("en") else scheme.zh


def _file(request: HttpRequest, year: int, scheme: Scheme) -> HttpResponse:
    """The sheets with every line as a workbook."""
    access = access_of_request(request)
    names = organ_names()
    found = sheets_with_lines(access, year=year, scheme=scheme.code)
    totals = [[names.get(one.organ, ""), one.total, one.volume] for one in found]
    lines = [
        [names.get(one.organ, ""), line.part, line.words, line.full, line.value, line.points, line.derivation,
         "、".join(f"{kind}:{key}" for kind, key in line.sources)]
        for one in found for line in one.lines
    ]  # fmt: skip
    heads = [_("单位"), _("类别"), _("项目"), _("满分"), _("数值"), _("得分"), _("计算过程"), _("所依据的记录")]
    moment = max((one.frozen_at or one.computed_at for one in found), default=now())
    body = workbook(
        [(_("得分"), [_("单位"), _("得分"), _("任务数")], totals), (_("逐项得分"), heads, lines)], at=moment
    )
    name = f"scores-{year}-{scheme.code}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(body, content_type=MEDIA["xlsx"], headers=headers)


@signed_in
def score(request: HttpRequest, score: int) -> HttpResponse:
    """Show one sheet: every line with its arithmetic and the records behind it."""
    access = access_of_request(request)
    found = one_sheet(access, score)
    scheme = schemes()[found.scheme]
    tasks = briefs(access, (key for line in found.lines for kind, key in line.sources if kind == "task"))
    appeal = next((one for one in contestable(access) if (one.kind, one.conclusion) == ("score", score)), None)
    context = {
        "one": found,
        "organ": organ_names().get(found.organ, ""),
        "scheme": scheme,
        "name": _name(scheme),
        "lines": [(line, _sources(found, line.sources)) for line in found.lines],
        "tasks": tasks,
        "appeal": appeal,
        "english": (get_language() or "").startswith("en"),
        "frozen_by": people_names([found.frozen_by]).get(found.frozen_by) if found.frozen_by else "",
    }
    return render(request, "supervision/score.html", context)


def _sources(sheet: SheetRecord, sources: Iterable[tuple[str, int]]) -> list[tuple[str, int, str]]:
    """Kind, key and address of each record that was counted."""
    pages = {"task": "web:task", "order": "web:order", "review": "web:review", "progress": "web:progress"}
    found = []
    for kind, key in sources:
        if kind == "score_entry":
            asked = urlencode([("year", sheet.year), ("scheme", sheet.scheme)])
            address = f"{reverse('web:score-entries')}?{asked}#entry-{key}"
        else:
            try:
                address = reverse(pages[kind], args=[key])
            except (KeyError, NoReverseMatch):
                address = ""
        found.append((kind, key, address))
    return found


@require_POST
@signed_in
def compute(request: HttpRequest) -> HttpResponse:
    """Reckon the sheets of a year."""
    year, scheme = _asked(request)
    done = compute_scores(
        access_of_request(request), year=year, scheme=scheme.code if scheme else "", key=key_of(request)
    )
    messages.success(request, _("已测算%(count)s个单位的得分。") % {"count": done["sheets"]})
    return redirect(back_of(request, "/scores"))


@require_POST
@signed_in
def freeze(request: HttpRequest) -> HttpResponse:
    """Freeze the sheets of a year."""
    year, scheme = _asked(request)
    freeze_scores(access_of_request(request), year=year, scheme=scheme.code if scheme else "", key=key_of(request))
    messages.success(request, _("得分已锁定并送达各单位，三十日内可以申请复核。"))
    return redirect(back_of(request, "/scores"))


@signed_in
def entries(request: HttpRequest) -> HttpResponse:
    """Show the additions and deductions that were entered, and enter one."""
    access = access_of_request(request)
    if not access.may("score.see"):
        raise NotAllowed(_("您的账户不能查看考核得分。"))
    year, scheme = _asked(request)
    if scheme is None:
        raise Invalid(_("%(year)s年没有适用的考核办法。") % {"year": year})
    organs = {organ for organ, _task, _state, _light in task_facts(access, year=year)}
    form = EntryForm(request.POST or None, scheme=scheme, organs=organs)
    if request.method == "POST" and form.is_valid():
        try:
            enter_points(access, year=year, scheme=scheme.code, key=key_of(request), **form.cleaned_data)
        except Refused as error:
            take_errors(form, error)
        else:
            messages.success(request, _("已登记，下次测算时计入。"))
            return redirect(f"{reverse('web:score-entries')}?{urlencode([('year', year), ('scheme', scheme.code)])}")
    rows = list_of_entries(access, year=year, scheme=scheme.code)
    english = (get_language() or "").startswith("en")
    context = {
        "year": year,
        "scheme": scheme,
        "form": form,
        "rows": rows,
        "organs": organ_names(),
        "people": people_names(one.entered_by for one in rows if one.entered_by is not None),
        "names": {one.code: one.en if english else one.zh for one in (*scheme.additions, *scheme.deductions)},
        "adds": {one.code for one in scheme.additions},
        "may_decide": access.may("score.decide"),
    }
    return render(request, "supervision/entries.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def drop(request: HttpRequest, entry: int) -> HttpResponse:
    """Take an entry back."""
    drop_points(access_of_request(request), entry, reason=request.POST.get("reason", ""), key=key_of(request))
    messages.success(request, _("已撤销，登记保留在历史里。"))
    return redirect(back_of(request, "/scores"))
