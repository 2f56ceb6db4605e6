"""What a document is: its title, who issued it, for which area and year, when, and of what kind."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from taizhang.reading import headings as forms
from taizhang.reading.dating import date_of, year_of
from taizhang.reading.paragraphs import Span, paragraphs, without_tags
from taizhang.reading.records import Kind
from taizhang.reading.tables import alternation, table, words

_ROWS = 14
"""A title stands within this many first paragraphs."""
_HEAD, _TAIL = 30000, 3000
_TITLE_END = re.compile(
    r"(?:报告|公报|清单|规划|纲要|要点|方案|通报|总结|分工|分解表|任务书|实事|项目|计划|意见|目标|情况|情况汇报|任务|一览表|任务表|责任状|安排|草案)"
    r"(?:\([^()]{1,14}\))?(?:摘要|全文|解读)?"
)
_AFTER_TITLE = re.compile(r"[ ]*(?:发布|出炉|公布|来了)?[!]?$")
_SUBTITLE = re.compile(r"[ ]*(?:--|\n).*$", re.S)
_ORGAN_DATED = re.compile(r"在([一-鿿]{2,14}?)第[一二三四五六七八九十百\d]{1,4}(?:届|次)")
_SPEAKER = re.compile(r"我(?:谨)?(?:受|代表)([一-鿿]{2,14}?(?:人民政府|国务院|中央人民政府))")
_FROM = re.compile(r"(?:信息来源|来源|发布机构|发布单位|主办):?[ ]*([一-鿿]{2,20})")
_OFFICE = re.compile(
    r"([一-鿿]{2,8}(?:省|市|县|区|州|盟|旗|自治区))(?:代)?(?:人民政府)?(?:代)?(?:省|市|县|区|州|盟|旗|主席)(?:长|$| )"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What is known of a document as a whole; None means that neither the text nor the caller says."""

    title: str | None
    """Its title without subtitle and site words."""
    issuer: str | None
    """Who issued it, as given or found."""
    region: str | None
    """The area it speaks for, without the organ's name."""
    year: int | None
    """The year it sets targets for (reports, plans, lists) or reports (communiqués, bulletins); of several the last."""
    date: str | None
    """The ISO date it bears: of delivery, else of publication, else of signature."""
    kind: Kind
    """What kind of document it is."""


@cache
def _area() -> re.Pattern[str]:
    endings = alternation(words("regions", "area_endings"))
    return re.compile(rf"([一-鿿]{{2,8}}?(?:{endings}))")


@cache
def _any(section: str) -> re.Pattern[str]:
    return re.compile(alternation(words("regions", section)))


def region_of(issuer: str | None) -> str | None:
    """Return the area of an issuer (``云溪区人民政府`` → ``云溪区``, ``云溪市作风办`` → ``云溪市``), or None without one.

    The issuer of a national report stands for ``全国``.
    """
    if issuer is None or not issuer.strip():
        return None
    name = issuer.strip()
    if name in words("regions", "national"):
        return "全国"
    found = re.fullmatch(rf"(.{{2,}}?)(?:{_any('organ_endings').pattern})", name)
    if found:
        name = found.group(1)
    endings = words("regions", "area_endings")
    if name.endswith(endings):
        return name
    inside = _area().match(name)
    return inside.group(1) if inside else name


def _first_area(text: str) -> str | None:
    """Return the area's name that ``text`` begins with, else None."""
    text = re.sub(r"^(?:关于|在|中共)?(?:(?:19|20)\d{2}(?:年度?)?)?", "", text.strip())
    found = _area().match(text)
    if found is None or found.group(1).startswith(words("regions", "not_in_area")):
        return None
    name = found.group(1)
    return None if re.search(r"[的是了和及年]|工作|建设|发展|推进", name) else name


def _title(text: str, normalised: str, spans: list[Span]) -> str | None:
    for span in spans[:_ROWS]:
        line = normalised[span.start : span.end]
        cut = _SUBTITLE.search(line, 2)
        if cut and cut.start() > 3:
            line = line[: cut.start()]
        if "<" in line:
            line = without_tags(line)
        end = _AFTER_TITLE.search(line)
        bare = (line[: end.start()] if end else line).strip(" “”")
        if not 4 <= len(bare) <= 70 or re.search(r"[。;:!?|]", bare) or forms.numbering(bare, 0, len(bare)):
            continue
        endings = list(_TITLE_END.finditer(bare))
        if not endings or endings[-1].end() != len(bare) or bare.startswith(("现在", "各位", "请", "我代表", "以上")):
            continue
        if re.fullmatch(r"(?:附件|目录|公开目录)?(?:工作)?(?:报告|计划|情况|任务|目标|总结)", bare):
            continue
        if re.match(
            r"(?:“?十[一二三四五]五|过去|[上今去明]年|(?:19|20)\d{2}年[^,]{0,16}(?:回顾|任务|目标|安排|情况|要求)$)",
            bare,
        ):
            continue
        return (
            re.sub(r"[ \t\n]+", "", text[span.start : span.start + len(bare)])
            if "<" not in normalised[span.start : span.end]
            else bare
        )
    return None


def _kind(title: str | None, normalised: str, spans: list[Span]) -> Kind:
    rows = table("regions")["kinds"]
    folded = (title or "").replace("（", "(").replace("）", ")")
    if folded:
        for row in rows:
            if folded.endswith(tuple(row.get("ends", ()))):
                return row["kind"]  # type: ignore[no-any-return]
        for row in rows:
            if any(word in folded for word in row["title"]):
                return row["kind"]  # type: ignore[no-any-return]
    head = normalised[:1200]
    for row in rows:
        if any(word in head for word in row["opening"]):
            return row["kind"]  # type: ignore[no-any-return]
    if "各位代表" in head:
        return "work_report"
    organs = sum(forms.organ(normalised[s.start : s.end]) is not None for s in spans if s.end - s.start <= 40)
    return "task_list" if organs >= 3 and organs * 12 >= len(spans) else "other"


def _issuer(title: str | None, normalised: str, spans: list[Span], kind: Kind) -> str | None:
    head = normalised[:3000]
    named = _first_area(title) if title else None
    if named:
        organ = re.search(rf"{re.escape(named)}(?:人民政府|统计局|发展和改革委员会|作风办)", title or "")
        return organ.group() if organ else named
    speaker = _SPEAKER.search(head)
    if speaker and speaker.group(1).endswith("国务院"):
        return "国务院"
    for pattern in (_ORGAN_DATED, _SPEAKER, _OFFICE, _FROM):
        found = pattern.search(head)
        if found and (area := _first_area(found.group(1))):
            return area
    if re.search(r"我代表(?:国务院|中央人民政府)", head):
        return "国务院"
    counts = Counter(
        name
        for m in re.findall(
            r"(?<=[,。、;\n ])([一-鿿]{2,3}(?:市|县|区|省))(?=获评|被|地区|人民|经济|成为|综合)", normalised[:20000]
        )
        if (name := _first_area(m))
    )
    if counts and counts.most_common(1)[0][1] >= 3:
        return counts.most_common(1)[0][0]
    return None


def _ends(normalised: str) -> list[Span]:
    """Return the paragraphs of a text's beginning and end: nothing between them says what it is."""
    if len(normalised) <= _HEAD + _TAIL:
        return paragraphs(normalised)
    offset = len(normalised) - _TAIL
    tail = [Span(s.start + offset, s.end + offset) for s in paragraphs(normalised[offset:])]
    return paragraphs(normalised[:_HEAD]) + tail


def describe(text: str, normalised: str, issuer: str | None, year: int | None) -> Description:
    """Return what ``text`` is; ``issuer`` and ``year`` as given win over what is found.

    ``normalised`` is the text with written variants made one, of the same length.
    """
    spans = _ends(normalised)
    title = _title(text, normalised, spans)
    kind = _kind(title, normalised, spans)
    date = date_of(normalised, spans)
    by = issuer or _issuer(title, normalised, spans, kind)
    return Description(
        title=title,
        issuer=by,
        region=region_of(by),
        year=year if year is not None else year_of(title, normalised, spans, kind, date),
        date=date,
        kind=kind,
    )
