"""The style sheets ask for nothing that has a browser style a whole page anew when one element of it changes."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tracked import tracked
from tests.reference import ROOT

SHEETS = [path for path in tracked(".css") if path.is_relative_to(ROOT / "src")]


def selectors(sheet: str) -> Iterator[str]:
    """Each selector of a style sheet that holds on a screen."""
    open_blocks: list[str] = []
    for head, mark in re.findall(r"([^{};]*)([{};])", re.sub(r"/\*.*?\*/", "", sheet, flags=re.S)):
        if mark == "{":
            if not head.strip().startswith("@") and not any("print" in block for block in open_blocks):
                # A comma in brackets parts no selectors.
                yield from (one.strip() for one in re.split(r",(?![^()]*\))", head))
            open_blocks.append(head.strip())
        elif mark == "}":
            open_blocks.pop()


def styles_all_anew(selector: str) -> bool:
    """Whether what is inserted anywhere may change which elements of any kind this selector means."""
    subject = re.split(r"[ >+~](?![^()\[\]]*[)\]])", selector)[-1]
    return ":has(" in selector and not re.match(r"[\w.#\[]", subject)


def test_what_styles_all_anew_is_found() -> None:
    sheet = "/* a */ .a:has(.b) > *, .a:has(> .c) .d { x: y } @media print { .e:has(.f) > * { x: y } } .g > * { x: y; }"
    assert list(selectors(sheet)) == [".a:has(.b) > *", ".a:has(> .c) .d", ".g > *"]
    assert list(map(styles_all_anew, selectors(sheet))) == [True, False, False]
    assert styles_all_anew("main:has(.b) :not(:has(.c))") and not styles_all_anew('.a:has(.b:not([c="d"])) .e')


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_no_selector_styles_all_anew(sheet: Path) -> None:
    """A record that was opened in the reading room had thousands of others styled anew, and each key took seconds."""
    assert [one for one in selectors(sheet.read_text(encoding="utf-8")) if styles_all_anew(one)] == []
