"""Records for the tests of the command, made by hand so that no test depends on how a text is read."""

from decimal import Decimal
from typing import Any

from taizhang.cli.documents import Document
from taizhang.reading import Commitment, Figure, Heading, Reading

TEXT = (
    "云溪区2025年工作要点\n"
    "一、主要目标\n"
    "一般公共预算收入增长6.5%左右。实施重点项目120个，其中续建项目58个、新开工项目62个。\n"
    "\n"
    "结果：完成投资7.16亿元，下降4.5%。"
)


def figure(text: str, words: str, **fields: Any) -> Figure:
    """A figure on the first place of ``words`` in ``text``."""
    start = text.index(words)
    given: dict[str, Any] = {
        "value": Decimal(1),
        "value_high": None,
        "values": None,
        "unit": "个",
        "resolution": Decimal(1),
        "indicator": "项目",
        "indicator_id": None,
        "measure": "level",
        "qualifier": "=",
        "mood": "target",
        "strength": "plan",
        "role": "value",
        "period": 2025,
        "scope": None,
        "part_of": None,
        "confidence": 0.9,
        "doubts": (),
    }
    return Figure(start=start, end=start + len(words), text=words, **(given | fields))


def reading(text: str = TEXT, *, source: str = "要点.txt", figures: tuple[Figure, ...] | None = None) -> Reading:
    """A reading of ``text``; without ``figures`` of the five figures and the commitment of ``TEXT``."""
    commitments: tuple[Commitment, ...] = ()
    outline: tuple[Heading, ...] = ()
    if figures is None:
        result: dict[str, Any] = {"mood": "result", "strength": None}
        growth = {"measure": "growth", "unit": "%", "resolution": Decimal("0.1")}
        figures = (
            figure(text, "6.5%", value=Decimal("6.5"), indicator="一般公共预算收入", qualifier="≈", **growth),
            figure(text, "120个", value=Decimal(120), indicator="重点项目"),
            figure(text, "58个", value=Decimal(58), indicator="续建项目", part_of=1),
            figure(
                text,
                "62个",
                value=Decimal(62),
                indicator="新开工项目",
                part_of=1,
                confidence=0.5,
                doubts=("主语不明。",),
            ),
            figure(text, "7.16亿元", value=Decimal(716_000_000), unit="元", indicator="投资", **result),
            figure(text, "4.5%", value=Decimal("-4.5"), indicator="投资", **growth, **result),
        )
        start = text.index("实施重点项目")
        end = text.index("。\n\n")
        commitments = (
            Commitment(
                start=start,
                end=end,
                text=text[start:end],
                heading="主要目标",
                responsible=None,
                deadline="2025-12-31",
                figures=(1, 2, 3),
                confidence=0.8,
                doubts=(),
            ),
        )
        at = text.index("一、")
        outline = (
            Heading(start=at, end=at + 6, level=1, number="一、", title="主要目标", part="targets", responsible=None),
        )
    return Reading(
        text=text,
        source=source,
        sha256="ab" * 32,
        reader="taizhang 0",
        title=text.partition("\n")[0],
        issuer="云溪区",
        region="云溪区",
        year=2025,
        date=None,
        kind="task_list",
        outline=outline,
        figures=figures,
        commitments=commitments,
    )


def document(read: Reading | None = None) -> Document:
    """A document of a reading, as from a text file."""
    return Document(reading=read or reading(), media="txt", encoding="utf-8", notes=(), pages=None)
