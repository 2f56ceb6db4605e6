"""What marks say, in the language of the request."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from taizhang.ledger.reporting.records import MarkRecord
from taizhang.ledger.reporting.tables import mark_name, report_rules
from taizhang.values import plain


def mark_records(
    marks: Sequence[Mapping[str, Any]],
    *,
    seen_elsewhere: frozenset[int] | None = None,
    reused_since: frozenset[int] = frozenset(),
) -> tuple[MarkRecord, ...]:
    """Return marks as they are shown.

    ``seen_elsewhere`` has the evidence whose other uses the viewer may see: a mark on reuse is shown for those
    alone, so that
    it does not tell of what the viewer may not know. None shows all. ``reused_since`` has the evidence of what still
    waits whose file stands elsewhere by now: whoever used it later is no less to be asked.
    """
    found = []
    kept = any(mark["code"] == "reused_evidence" for mark in marks)
    since = [{"code": "reused_evidence", "evidence": sorted(reused_since)}] if reused_since and not kept else []
    for mark in (*marks, *since):
        evidence = tuple(int(one) for one in mark.get("evidence", ()))
        if mark["code"] == "reused_evidence" and seen_elsewhere is not None:
            evidence = tuple(one for one in evidence if one in seen_elsewhere)
            if not evidence:
                continue
        if mark["code"] not in report_rules().marks:
            continue
        found.append(
            MarkRecord(
                code=mark["code"],
                name=mark_name(mark["code"]),
                text=_sentence(mark),
                progress=mark.get("progress"),
                month=mark.get("month"),
                evidence=evidence,
            )
        )
    return tuple(found)


def _sentence(mark: Mapping[str, Any]) -> str:
    match mark["code"]:
        case "copied":
            return _("与%(year)d年%(month)d月的文字相似度%(percent)s%%。") % {
                "year": mark["month"] // 100,
                "month": mark["month"] % 100,
                "percent": plain(Decimal(mark["similarity"]) * 100),
            }
        case "falls":
            return _("累计值由%(from)s降为%(to)s。") % {"from": _number(mark["from"]), "to": _number(mark["to"])}
        case "jump":
            return _("由%(from)s增至%(to)s，为此前月均增幅的%(times)s倍。") % {
                "from": _number(mark["from"]),
                "to": _number(mark["to"]),
                "times": mark["times"],
            }
        case "burst":
            if "count" in mark:
                return _("%(of)d件佐证中有%(count)d件在申请当天上传。") % {"of": mark["of"], "count": mark["count"]}
            return _("最后一次报告增加了目标值的%(percent)s%%。") % {"percent": plain(Decimal(mark["share"]) * 100)}
        case "short":
            return _("最新核实值比目标差%(by)s。") % {"by": _number(mark["by"]) + mark.get("unit", "")}
        case "reused_evidence":
            return _("有佐证在其他任务或月份用过。")
        case "no_new_evidence":
            return _("没有新的佐证。")
        case "late":
            return _("晚于报送截止日到达督查室。")
        case "after_lock":
            return _("填报期锁定以后补报。")
        case "empty":
            return _("没有完成值，文字过短。")
    return ""


def _number(digits: str) -> str:
    return plain(Decimal(digits))
