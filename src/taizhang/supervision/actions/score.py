"""考核: entering additions and deductions, reckoning the sheets of a year, freezing them."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from taizhang.audit.service import Invalid, NotFound, change, expect
from taizhang.ledger.service import brief
from taizhang.organs.records import Access
from taizhang.organs.service import organs_by_id
from taizhang.supervision.actions.asking import allowed, said
from taizhang.supervision.doors import visible_entries
from taizhang.supervision.models import ScoreEntry, ScoreLine, ScoreSheet
from taizhang.supervision.schemes import Scheme, schemes_of
from taizhang.supervision.scoring import gather, reckon


def scheme_for(year: int, code: str) -> Scheme:
    """Return the scheme if it holds for the year; raises Invalid else."""
    for one in schemes_of(year):
        if one.code == code:
            return one
    message = _("%(year)s年没有这个考核办法。") % {"year": year}
    raise Invalid(message, fields={"scheme": message})


def enter_points(
    access: Access,
    *,
    organ: int,
    year: int,
    scheme: str,
    code: str,
    points: Decimal,
    reason: str,
    ground: str = "",
    task: int | None = None,
    key: str | None = None,
) -> dict[str, Any]:
    """Enter an addition or deduction with its reason and what it rests on (a task or a document)."""
    allowed(access, "score.decide", organ)
    held = scheme_for(year, scheme)
    try:
        extra, _adds = held.plus_or_minus(code)
    except KeyError:
        raise Invalid(_("考核办法没有这一项加减分。"), fields={"code": _("考核办法没有这一项加减分。")}) from None
    if extra.most is None:
        message = _("这一项由系统按记录计算，不能手工登记。")
        raise Invalid(message, fields={"code": message})
    if not Decimal(0) < points <= extra.most:
        message = _("每次登记的分数应大于0、不超过%(most)s分。") % {"most": extra.most}
        raise Invalid(message, fields={"points": message})
    if organ not in organs_by_id():
        raise Invalid(_("没有这个单位。"), fields={"organ": _("没有这个单位。")})
    text = said(reason, "reason", _("请写明加减分的事由。"))
    if task is not None:
        brief(access, task)
    elif not ground.strip():
        message = _("请写明依据的任务或文件，每一分都要有出处。")
        raise Invalid(message, fields={"ground": message})
    asked = {"organ": organ, "year": year, "scheme": scheme, "code": code, "points": points, "reason": text}
    with change("score.enter", stream=None, by=access, key=key, asked=asked, reason=text) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        _expect_open(year, scheme)
        made = act.create(
            ScoreEntry(
                organ_id=organ,
                year=year,
                scheme=scheme,
                code=code,
                points=points,
                reason=text,
                ground=ground.strip(),
                task_id=task,
                entered_at=act.at,
                entered_by_id=access.person,
            )
        )
        return act.answer({"entry": made.pk})


def drop_points(access: Access, entry_id: int, *, reason: str, key: str | None = None) -> dict[str, Any]:
    """Take an entry back before the year is frozen; it stays on record."""
    found = visible_entries(access).filter(pk=entry_id).first()
    if found is None:
        raise NotFound(_("没有找到这条加减分登记。"))
    allowed(access, "score.decide", found.organ_id)
    text = said(reason, "reason", _("请写明撤销的理由。"))
    asked = {"entry": entry_id, "reason": text}
    with change("score.drop", stream=("score_entry", entry_id), by=access, key=key, asked=asked, reason=text) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        row = act.lock(ScoreEntry, entry_id)
        expect(row.dropped_at is None, _("这条登记已经撤销。"))
        _expect_open(row.year, row.scheme)
        act.update(row, dropped_at=act.at)
        return act.answer({"entry": row.pk})


def _expect_open(year: int, scheme: str) -> None:
    frozen = ScoreSheet.objects.filter(year=year, scheme=scheme, state="frozen").exists()
    expect(not frozen, _("%(year)s年度得分已经锁定；有异议请通过复核申请更正。") % {"year": year}, code="frozen")


def compute_scores(access: Access, *, year: int, scheme: str, key: str | None = None) -> dict[str, Any]:
    """Reckon the sheets of every organ anew from the records as they are; refused once the year is frozen."""
    allowed(access, "score.decide")
    held = scheme_for(year, scheme)
    asked = {"year": year, "scheme": scheme}
    with change("score.compute", stream=None, by=access, key=key, asked=asked) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        known = {
            sheet.organ_id: sheet
            for sheet in ScoreSheet.objects.select_for_update().filter(year=year, scheme=scheme).order_by("pk")
        }
        _expect_open(year, scheme)
        reckoned = reckon(gather(access, year=year, scheme=held), held)
        expect(bool(reckoned), _("%(year)s年台账没有可以考核的任务。") % {"year": year})
        for stale in ScoreLine.objects.filter(sheet__in=list(known.values())):
            act.delete(stale)
        for one in reckoned:
            values = {"total": one.total, "volume": one.volume, "computed_at": act.at, "computed_by_id": access.person}
            sheet = known.get(one.organ)
            if sheet is None:
                sheet = act.create(ScoreSheet(organ_id=one.organ, year=year, scheme=scheme, **values))
            else:
                act.update(sheet, **values)
            for position, line in enumerate(one.lines, 1):
                act.create(
                    ScoreLine(
                        sheet=sheet,
                        position=position,
                        kind=line.kind,
                        part=line.part,
                        code=line.code,
                        words=line.words,
                        words_en=line.words_en,
                        full=line.full,
                        value=line.value,
                        points=line.points,
                        derivation=line.derivation,
                        derivation_en=line.derivation_en,
                        sources=[list(source) for source in line.sources],
                    )
                )
        return act.answer({"sheets": len(reckoned)})


def freeze_scores(access: Access, *, year: int, scheme: str, key: str | None = None) -> dict[str, Any]:
    """Freeze the sheets of a year: organs see theirs and may appeal; nothing is reckoned anew."""
    allowed(access, "score.decide")
    asked = {"year": year, "scheme": scheme}
    with change("score.freeze", stream=None, by=access, key=key, asked=asked) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        sheets = list(ScoreSheet.objects.select_for_update().filter(year=year, scheme=scheme).order_by("pk"))
        expect(bool(sheets), _("还没有测算得分，请先测算。"))
        expect(all(sheet.state == "draft" for sheet in sheets), _("这一年度得分已经锁定。"), code="frozen")
        for sheet in sheets:
            act.update(sheet, state="frozen", frozen_at=act.at, frozen_by_id=access.person)
        return act.answer({"sheets": len(sheets)})
