"""A government, its office, two departments; a small report with sums in it."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from taizhang.documents.records import Uploaded
from taizhang.documents.service import read_now_or_wake, upload_document
from taizhang.organs.models import Organ
from taizhang.organs.records import Access
from tests.platform_world import access_in, make_organ

REPORT = """云溪区政府工作报告
（2026年1月8日在云溪区第五届人民代表大会第六次会议上）
云溪区人民政府区长 李明

各位代表：
一、2025年工作回顾
过去一年，全区地区生产总值完成386.5亿元，增长6.2%。一般公共预算收入28.42亿元，增长5.1%。
新增城镇就业12300人，其中高校毕业生4100人、退役军人900人。
二、2026年工作安排
今年，地区生产总值增长6%左右，一般公共预算收入增长5%以上。
（一）办好民生实事。新建改建公办幼儿园6所，新增学位1800个；改造老旧小区32个，惠及居民9600户。
（二）提升产业能级。实施重点项目86个，完成投资120亿元，确保新增规模以上工业企业20家。
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The people of a test."""

    government: Organ
    education: Organ
    finance: Organ
    office: Access
    liaison: Access
    """Of the department of education."""
    reader: Access
    """Of the department of finance."""
    administrator: Access


@pytest.fixture
def blobs(settings: object, tmp_path: Path) -> Path:
    """A folder of its own for the files of a test."""
    settings.TAIZHANG_BLOBS = tmp_path / "blobs"  # type: ignore[attr-defined]
    settings.TAIZHANG_READ_IN_BACKGROUND = False  # type: ignore[attr-defined]
    return tmp_path / "blobs"


@pytest.fixture
def world(db: None, blobs: Path) -> World:
    """Organs and people."""
    government = make_organ("区政府")
    education, finance = make_organ("区教育局", parent=government), make_organ("区财政局", parent=government)
    return World(
        government=government,
        education=education,
        finance=finance,
        office=access_in("office", government),
        liaison=access_in("liaison", education),
        reader=access_in("reader", finance),
        administrator=access_in("administrator", government),
    )


def taken_in(access: Access, text: str = REPORT, *, name: str = "report.txt", **said: object) -> Uploaded:
    """Upload a text and read it."""
    told = upload_document(access, [text.encode()], filename=name, **said)  # type: ignore[arg-type]
    if not told.duplicate:
        read_now_or_wake(told.document, len(text))
    return told
