"""The tutorial shows the story: the same document, a picture of every step that is pictured, none too heavy."""

import inspect
import re

import pytest

from tests.browser import steps_reading, steps_telling, steps_working
from tests.reference import ROOT

PAGES = ("the-year.md", "the-year.zh.md")
IMAGES = ROOT / "docs" / "images"
HEAVIEST = 150_000


def shown() -> list[str]:
    """The pictures that the steps take, in their order on the page of steps."""
    sources = (inspect.getsource(module) for module in (steps_reading, steps_working, steps_telling))
    return re.findall(r'year\.show\("([a-z0-9-]+)"', "".join(sources))


@pytest.mark.parametrize("page", PAGES)
def test_the_tutorial_shows_every_picture_of_the_story_in_order(page: str) -> None:
    text = (ROOT / "docs" / "tutorial" / page).read_text(encoding="utf-8")
    pictures = re.findall(r"!\[[^\]]+\]\(\.\./images/([a-z0-9-]+)\.png\)", text)
    assert len(pictures) >= 10
    assert sorted(pictures) == sorted(shown())
    assert [name[:7] for name in pictures] == sorted(name[:7] for name in pictures)
    assert steps_reading.LIST in text


def test_pictures_are_there_and_light() -> None:
    sizes = {name: (IMAGES / f"{name}.png").stat().st_size for name in [*shown(), "dashboard", "report"]}
    assert {name: size for name, size in sizes.items() if not 1_000 < size < HEAVIEST} == {}
