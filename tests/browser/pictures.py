"""``python -m tests.browser.pictures FOLDER`` (``make pictures``): take the tutorials' pictures anew, from the story.

Needs Chromium with its Chinese words (``chromium-l10n`` on Debian) and a Chinese font. A picture is written with the
256 colours that it has most of, which no eye misses on a page of text, at a third of the size.
"""

import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from taizhang.demo import documents
from tests.browser.conftest import chromium
from tests.browser.story import AT_ITS_END, IN_THE_YEAR, JANUARY
from tests.browser.year import Year
from tests.demonstration import built, copy, served

COLOURS = 256


def take(folder: Path) -> None:
    """Walk the year and write its pictures, before it those of a report's page and the dashboard, into a folder."""
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        home = copy(built(Path(made)), Path(made) / "home")
        accounts = home / "accounts.json"
        passwords = {row["username"]: row["password"] for row in json.loads(accounts.read_text(encoding="utf-8"))}
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox"], env={**os.environ, "LANGUAGE": "zh_CN"}
        )
        _take_report(browser, folder, Path(made))
        offered = {"TAIZHANG_DEMO_ACCOUNTS": str(accounts)}
        with served(home, **offered) as address:
            year = Year(browser, address, passwords, pictures=folder)
            year.show("dashboard", year.go("ducha", "/dashboard"))
            for step in IN_THE_YEAR:
                step(year)
            year.close()
        with served(home, TAIZHANG_NOW=JANUARY, **offered) as address:
            year.move(address)
            for step in AT_ITS_END:
                step(year)
            year.close()
        browser.close()


def _take_report(browser: Browser, folder: Path, place: Path) -> None:
    """Picture the page that ``taizhang read --format html`` makes of the bundled report, as its tutorial names it."""
    report, made = place / "results.txt", place / "report.html"
    shutil.copyfile(documents()["results"], report)
    subprocess.run(
        [sys.executable, "-m", "taizhang", "read", str(report), "--format", "html", "-o", str(made)], check=True
    )
    page = browser.new_page(viewport={"width": 1240, "height": 980}, locale="zh-CN")
    page.goto(made.as_uri())
    page.screenshot(path=folder / "report.png")
    page.close()


Colour = tuple[int, int, int]


def pressed(picture: Path) -> None:
    """Write a picture with the colours that it has most of; each other one becomes the nearest of them."""
    with Image.open(picture) as opened:
        whole = opened.convert("RGB")
    raw = whole.tobytes()
    pixels = list(zip(raw[::3], raw[1::3], raw[2::3], strict=True))
    counted = Counter(pixels)
    most = [colour for colour, _count in counted.most_common(COLOURS)]
    place = {colour: min(range(len(most)), key=lambda one: apart(colour, most[one])) for colour in counted}
    few = Image.new("P", whole.size)
    few.putpalette([part for colour in most for part in colour])
    few.putdata([place[pixel] for pixel in pixels])
    kept = io.BytesIO()
    few.save(kept, "PNG", optimize=True)
    picture.write_bytes(kept.getvalue())


def apart(one: Colour, other: Colour) -> int:
    """How far two colours are from one another."""
    return sum((left - right) ** 2 for left, right in zip(one, other, strict=True))


def main(folder: Path) -> None:
    """Take the pictures into a folder of their own first, so that a story that breaks off leaves the old ones."""
    with tempfile.TemporaryDirectory() as taken:
        take(Path(taken))
        for picture in sorted(Path(taken).glob("*.png")):
            pressed(picture)
            (folder / picture.name).write_bytes(picture.read_bytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
