"""From a bulletin's snapshot and the office's words to blocks: the same for page, docx, workbook and checker."""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from django.conf import settings
from django.utils import timezone

from taizhang.publishing.blocks import Block, Composed, Heading, Paragraph, Run, Table, fill, restored
from taizhang.publishing.models import Bulletin
from taizhang.publishing.snapshots import COLOURS
from taizhang.supervision.service import ladder

WORDS: Mapping[str, str] = {"blue": "完成", "green": "正常", "yellow": "预警", "red": "滞后", "grey": "无数据"}
"""What a bulletin calls the lights: it is a Chinese document whatever the reader's language."""

RANKED_WIDTHS = (14, 29, 7, 7, 7, 7, 7, 9, 13)
APART_WIDTHS = (33, 8, 8, 8, 8, 8, 10, 17)
"""Widths of the columns of both tables of organs, in hundredths: a long name of an organ fits into one line."""

_ORDINALS = "一二三四五六七八九十"


@cache
def words() -> Mapping[str, Any]:
    """Return the table of what bulletins say."""
    return tomllib.loads(files("taizhang.publishing").joinpath("data/bulletins.toml").read_text(encoding="utf-8"))


def period_words(first: int, last: int) -> str:
    """Return a period as a title says it: 2026年10月, 2026年第三季度, 2026年1—10月."""
    year, begin = divmod(first, 100)
    end = last % 100
    if first == last:
        return f"{year}年{begin}月"
    if end - begin == 2 and begin % 3 == 1:
        return f"{year}年第{_ORDINALS[begin // 3]}季度"
    return f"{year}年{begin}—{end}月"


def chinese_day(day: date) -> str:
    """Return a day as documents date themselves, digits without zeros: 2026年11月5日."""
    return f"{day.year}年{day.month}月{day.day}日"


def compose(row: Bulletin) -> Composed:
    """Return the bulletin as blocks: as it was issued, else from its snapshot and the words of the day."""
    if row.composed is not None:
        return restored(row.composed)
    data: Mapping[str, Any] = row.snapshot
    sections: list[tuple[str, list[Block]]] = []
    said = words()["section"]
    sections.append((said["overall"]["heading"], _overall(row, data, said["overall"])))
    organs = _organs(data, said["organs"])
    if organs:
        sections.append((said["organs"]["heading"], organs))
    sections.append((said["behind"]["heading"], _behind(data, said["behind"])))
    sections.append((said["supervision"]["heading"], _supervision(data, said["supervision"])))
    if row.closing.strip():
        sections.append((said["closing"]["heading"], list(_own_words(row.closing))))
    blocks: list[Block] = list(_own_words(row.opening))
    for place, (heading, inside) in enumerate(sections):
        blocks += [Heading(text=f"{_ORDINALS[place]}、{heading}"), *inside]
    issued = _day(row.issued_at)
    return Composed(
        masthead=masthead(row.issuer),
        number=row.number,
        title=row.title,
        addressees=row.addressees,
        blocks=tuple(_tables_numbered(blocks)),
        issuer=row.issuer,
        date=chinese_day(issued) if issued else "",
        seal=_seal(row),
        copies=row.copies,
        printed=chinese_day(issued) if issued else "",
        draft=row.state != "issued",
    )


def masthead(issuer: str) -> str:
    """Return the red line over the document."""
    return issuer if issuer.endswith(("文件", "通报")) else f"{issuer}督查通报"


def _seal(row: Bulletin) -> str:
    if not row.seal_digest or row.seal_day is None:
        return ""
    return f"历史日封（{row.seal_day.isoformat()}）：{row.seal_digest}"


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else timezone.localtime(moment).date()


def _own_words(text: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(runs=(Run(text=line.strip()),)) for line in text.splitlines() if line.strip())


def _number(data: Mapping[str, Any], name: str) -> Run:
    value = data["numbers"][name]["value"]
    return Run(text="—" if value is None else value, number=name)


def _count(data: Mapping[str, Any], name: str) -> int:
    return int(data["numbers"][name]["value"])


def _overall(row: Bulletin, data: Mapping[str, Any], said: Mapping[str, str]) -> list[Block]:
    values: dict[str, Any] = {
        name: _number(data, name) for name in ("total", "closed", "closed_share", "turned_red", "left_red")
    }
    values |= {"month": period_words(data["last"], data["last"]), "year": str(data["year"])}
    lights: list[Run] = []
    shares: list[Run] = []
    lit = [colour for colour in COLOURS if _count(data, f"light_{colour}")]
    for colour in lit:
        lights += [
            Run(text="、" if lights else ""),
            Run(text=WORDS[colour]),
            _number(data, f"light_{colour}"),
            Run(text="项"),
        ]
        shares += [Run(text="、" if shares else ""), _number(data, f"share_{colour}"), Run(text="%")]
    runs = list(fill(said["opening"], values))
    if lit:
        values |= {"lights": [run for run in lights if run.text], "shares": [run for run in shares if run.text]}
        runs += fill(said["lights" if len(lit) > 1 else "lights_one"], values)
    else:
        runs.append(Run(text="。"))
    if _count(data, "closed"):
        runs += fill(said["closed"], values)
    if data["compared"] and data["first"] == data["last"]:
        runs += fill(said["change"], values)
    return [Paragraph(runs=tuple(runs))]


def _organs(data: Mapping[str, Any], said: Mapping[str, str]) -> list[Block]:
    values: dict[str, Any] = {"ranked": _number(data, "ranked"), "unranked": _number(data, "unranked")}
    values["minimum"] = str(data["minimum"])
    blocks: list[Block] = []
    heads = ("单位", "任务", "完成", "正常", "预警", "滞后", "无数据", "达序时比例（%）")
    counted = ("total", "blue", "green", "yellow", "red", "grey", "share")
    if data["ranked"]:
        rows = tuple(
            (
                Run(text=f"{one['rank']}{'（并列）' if one['tied'] else ''}"),
                Run(text=data["organs"][str(one["organ"])]),
                *(_number(data, f"organ_{one['organ']}_{name}") for name in counted),
            )
            for one in data["ranked"]
        )
        blocks.append(Paragraph(runs=fill(said["opening"], values)))
        blocks.append(_table("各单位达到序时进度情况", ("位次", *heads), rows, RANKED_WIDTHS))
    if data["unranked"]:
        why = {"volume": "任务不足", "unmeasured": "没有数据"}
        rows = tuple(
            (
                Run(text=data["organs"][str(one["organ"])]),
                *(_number(data, f"organ_{one['organ']}_{name}") for name in counted[:-1]),
                Run(text=why[one["reason"]]),
            )
            for one in data["unranked"]
        )
        blocks.append(Paragraph(runs=fill(said["apart"], values)))
        heads_apart = (*heads[:-1], "不排序原因")
        blocks.append(_table("不参加排序的单位", heads_apart, rows, APART_WIDTHS))
    return blocks


def _table(
    title: str,
    columns: tuple[str, ...],
    rows: tuple[tuple[Run, ...], ...],
    widths: tuple[int, ...],
) -> Table:
    words_in = {"单位", "编号", "任务名称", "牵头单位", "完成时限", "判定依据", "不排序原因"}
    return Table(
        title=title,
        columns=columns,
        numeric=tuple(column not in words_in for column in columns),
        widths=widths,
        rows=rows,
    )


def _behind(data: Mapping[str, Any], said: Mapping[str, str]) -> list[Block]:
    if not data["behind"]:
        return [Paragraph(runs=(Run(text=said["none"]),))]
    rows = tuple(
        (
            Run(text=one["number"], number=f"task:{one['task']}"),
            Run(text=one["title"]),
            Run(text=one["lead"] or "—"),
            Run(text=one["deadline"] or "—"),
            Run(text=one["why"]),
        )
        for one in data["behind"]
    )
    columns = ("编号", "任务名称", "牵头单位", "完成时限", "判定依据")
    return [
        Paragraph(runs=fill(said["opening"], {"red": _number(data, "light_red")})),
        _table("滞后任务", columns, rows, (14, 30, 18, 14, 24)),
    ]


def _supervision(data: Mapping[str, Any], said: Mapping[str, str]) -> list[Block]:
    runs: list[Run] = []
    if _count(data, "reminders"):
        runs += fill(said["reminders"], {"reminders": _number(data, "reminders")})
    issued = [level for level in ladder() if _count(data, f"orders_{level.key}")]
    if not issued:
        runs += fill(said["none"], {})
    elif len(issued) == 1:
        runs += fill(said["single"], {"orders": _number(data, "orders"), "level": issued[0].zh})
    else:
        levels: list[Run] = []
        for level in issued:
            separator = [Run(text="、")] if levels else []
            levels += [*separator, Run(text=level.zh), _number(data, f"orders_{level.key}"), Run(text="份")]
        runs += fill(said["orders"], {"orders": _number(data, "orders"), "levels": levels})
    return [Paragraph(runs=tuple(runs))]


def _tables_numbered(blocks: list[Block]) -> list[Block]:
    """Number the tables as they come, and let the sentences that name them follow."""
    titles = [block.title for block in blocks if isinstance(block, Table)]
    named = {"表1": "各单位达到序时进度情况", "表2": "不参加排序的单位", "表3": "滞后任务"}
    place = {mark: f"表{titles.index(title) + 1}" for mark, title in named.items() if title in titles}
    done: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            number = titles.index(block.title) + 1
            done.append(
                Table(
                    title=f"表{number}  {block.title}",
                    columns=block.columns,
                    numeric=block.numeric,
                    widths=block.widths,
                    rows=block.rows,
                )
            )
        elif isinstance(block, Paragraph):
            done.append(Paragraph(runs=tuple(_renamed(run, place) for run in block.runs)))
        else:
            done.append(block)
    return done


def _renamed(run: Run, place: Mapping[str, str]) -> Run:
    for mark, shown in place.items():
        if run.text.endswith((f"见{mark}。", f"于{mark}。")):
            return Run(text=run.text.replace(mark, shown), number=run.number)
    return run


def default_title(kind: str, first: int, last: int, theme: str) -> str:
    """Return the usual title of a bulletin."""
    title: str = words()[kind]["title"]
    return title.format(period=period_words(first, last), theme=theme or "重点")


NAMELESS = "人民政府办公室"
"""What an office is called whose government's name was never set: no bulletin is headed by it."""


def default_issuer() -> str:
    """Return who issues bulletins of this installation; NAMELESS where ``TAIZHANG_GOVERNMENT`` is not set."""
    return f"{settings.TAIZHANG_GOVERNMENT}办公室" if settings.TAIZHANG_GOVERNMENT else NAMELESS


def issuer_now(issuer: str) -> str:
    """Return who issues a bulletin that was drafted with this issuer: by name, if the name has been set since."""
    return default_issuer() if issuer == NAMELESS else issuer
