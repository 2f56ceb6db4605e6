"""Why a record is in doubt is told in the language of the page."""

from types import SimpleNamespace
from typing import cast

import pytest
from django.utils.translation import override

from taizhang.documents.records import FigureRecord
from taizhang.web.documents.wording import why_doubtful


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("zh-hans", "指标名称很短，可能缺了限定成分。没有找到指标名称。"),
        ("en", "The name is very short and may lack what qualifies it. No name was found."),
    ],
)
def test_doubts_are_told_in_the_language_of_the_page(language: str, told: str) -> None:
    one = SimpleNamespace(doubts=("指标名称很短，可能缺了限定成分。", "没有找到指标名称。"))
    with override(language):
        assert why_doubtful(cast(FigureRecord, one)) == told
