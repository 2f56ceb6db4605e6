"""The reference pages list what there is, no more and no less, and their examples are read as they say."""

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from taizhang.intake.errors import refusals
from taizhang.reading import Commitment, Figure, Heading, Reading
from taizhang.reading.indicators import Indicator
from taizhang.reading.reader import work_out
from taizhang.reading.tables import table
from tests.house.test_purity import PLATFORM
from tests.reference import ROOT

DOCS = ROOT / "docs"

SECTIONS = ("number", "name", "measure", "mood")

UNDER = {
    "（回顾）": "云溪区政府工作报告\n一、2025年工作回顾\n",
    "（任务）": "云溪区政府工作报告\n二、2026年重点工作\n",
}
"""What an example of a mood stands under; the others stand in a review."""


def rows(page: str) -> list[list[str]]:
    """The cells of every row of the tables of a page, heads left out."""
    found = [line.strip("|").split("|") for line in page.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in cells] for cells in found if not set("".join(cells)) <= set("-")]


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def rule_rows() -> dict[str, list[list[str]]]:
    """The rows of the page of rules, by section."""
    parts = re.split(r"^## .+$", page("reference/rules.md"), flags=re.M)
    return {section: rows(part)[1:] for section, part in zip(SECTIONS, parts[1:], strict=False)}


def examples() -> list[tuple[str, str, str]]:
    """Section, rule and example of every rule that has one."""
    return [
        (section, rule, example)
        for section, listed in rule_rows().items()
        for _, rule, example in listed
        if example != "—"
    ]


def test_rules_are_all_listed() -> None:
    named = {section: {rule: zh for zh, rule, _ in listed} for section, listed in rule_rows().items()}
    wanted = {
        section: {rule: zh for rule, zh in table("rules")[section].items() if rule != "source"} for section in SECTIONS
    }
    assert named == wanted
    assert set(table("rules")) - {"source", "effective"} == set(SECTIONS)


@pytest.mark.parametrize(("section", "rule", "example"), examples())
def test_rule_reads_its_example(section: str, rule: str, example: str) -> None:
    under = next((part for part in UNDER if example.startswith(part)), None)
    head = UNDER[under or "（回顾）"]
    worked = work_out(f"{head}{example.removeprefix(under or '')}。", "云溪区", 2026)
    drafts = [draft for draft in worked.drafts if draft is not None]
    used = {
        "number": {draft.here.quantity.rule for draft in drafts},
        "name": {draft.name.rule for draft in drafts},
        "measure": {draft.kind.rule for draft in drafts},
        "mood": {draft.mood_rule for draft in drafts},
    }
    assert rule in used[section]


def test_refusals_are_all_listed() -> None:
    section = re.split(r"^## .+$", page("reference/errors.md"), flags=re.M)[2]
    listed = {code.strip("`"): tuple(sentences) for code, *sentences in rows(section)[1:]}
    assert listed == {code: (refusal.zh, refusal.en) for code, refusal in refusals().items()}


@pytest.mark.parametrize("name", ["reference/reading.md", "reference/reading.zh.md"])
def test_every_field_is_described(name: str) -> None:
    described = set(re.findall(r"`(\w+)`", page(name)))
    wanted = {field.name for record in (Reading, Heading, Figure, Commitment) for field in fields(record)}
    assert wanted - described == set()


def test_every_field_of_an_indicator_is_described() -> None:
    described = set(re.findall(r"`(\w+)`", page("reference/indicators.md")))
    assert {field.name for field in fields(Indicator)} - {"effective"} <= described


@pytest.mark.parametrize(
    ("name", "platform"),
    [
        ("how-to/add-a-unit-or-word.md", False),
        ("how-to/add-a-unit-or-word.zh.md", False),
        ("reference/platform-tables.md", True),
    ],
)
def test_every_table_is_named(name: str, platform: bool) -> None:
    named = {path.split("arrangements/")[0] for path in re.findall(r"`(src/taizhang/[^`]+\.toml)`", page(name))}
    tables = (ROOT / "src/taizhang").glob("**/data/**/*.toml")
    wanted = {
        path.relative_to(ROOT).as_posix().split("arrangements/")[0]
        for path in tables
        if (path.relative_to(ROOT / "src/taizhang").parts[0] in PLATFORM) == platform
    }
    assert named == wanted
    assert all(tomllib.loads((ROOT / path).read_text(encoding="utf-8")) for path in named if path.endswith(".toml"))


def reachable(index: Path) -> set[Path]:
    """The pages that an index links to."""
    links = re.findall(r"\]\(([^)#\s]+\.md)", index.read_text(encoding="utf-8"))
    return {(index.parent / link).resolve() for link in links if not link.startswith("http")}


def test_the_index_links_every_page() -> None:
    pages = {path for path in DOCS.rglob("*.md") if path.parent.name != "decisions" and path != DOCS / "README.md"}
    assert pages - reachable(DOCS / "README.md") == set()


def test_every_decision_is_listed_under_its_title() -> None:
    listed = dict(re.findall(r"^\| \[\d{4}\]\((\S+)\) \| (.+) \|$", page("decisions/README.md"), re.M))
    titles = {
        path.name: path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
        for path in (DOCS / "decisions").glob("[0-9]*.md")
    }
    assert listed == titles


BOTH = {
    "README.md", "decisions/README.md", "reference/corpus.md", "reference/errors.md", "reference/glossary.md",
    "reference/permissions.md", "reference/platform-tables.md", "reference/rules.md", "reference/settings.md",
}  # fmt: skip
"""Pages that say everything in Chinese and English beside each other."""

FOR_PROGRAMMERS = {
    "explanation/measures.md": "how the program is measured, for those who change it",
    "explanation/platform.md": "how the program is built, for those who change it",
}
"""Pages in English alone, and why. Decisions are such pages too."""


def english_pages() -> set[str]:
    return {
        path.relative_to(DOCS).as_posix()
        for path in DOCS.rglob("*.md")
        if not path.name.endswith(".zh.md") and not (path.parent.name == "decisions" and path.name != "README.md")
    }


def test_every_page_has_its_counterpart() -> None:
    alone = {name for name in english_pages() if not (DOCS / name).with_suffix(".zh.md").exists()}
    assert alone == BOTH | FOR_PROGRAMMERS.keys(), "write the page in the other language too, or say here why not"
    chinese = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.zh.md")}
    assert {name for name in chinese if name.replace(".zh.md", ".md") not in english_pages()} == set()


@pytest.mark.parametrize("name", sorted(name for name in english_pages() if name not in BOTH | FOR_PROGRAMMERS.keys()))
def test_counterparts_name_each_other_and_say_the_same(name: str) -> None:
    english, chinese = page(name), page(name.replace(".md", ".zh.md"))
    here, there = name.rpartition("/")[2], name.replace(".md", ".zh.md").rpartition("/")[2]
    assert f"[中文]({there})" in english and f"[English]({here})" in chinese
    # The same sections, tables of the same length, the same examples in number.
    assert shape(chinese) == shape(english)
    # Names of the program are the same in every language.
    assert names_in(chinese) == names_in(english)


def shape(text: str) -> tuple[int, int, int]:
    """How many sections, rows of tables and fenced examples a page has."""
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S)
    return len(re.findall(r"^## ", prose, re.M)), len(rows(prose)), len(re.findall(r"^```\w", text, re.M))


def names_in(text: str) -> set[str]:
    """The first cells of tables that are names of the program: rules, fields, codes."""
    return {name for cells in rows(text) for name in re.findall(r"`([a-z][a-z_]+)`", cells[0])}


@pytest.mark.parametrize("name", sorted(BOTH))
def test_pages_in_both_languages_are_in_both(name: str) -> None:
    text = re.sub(r"^```.*?^```$", "", page(name), flags=re.M | re.S)
    title = text.splitlines()[0]
    assert re.search(r"[㐀-鿿]", title) and re.search(r"[A-Za-z]{3}", title)
    assert len(re.findall(r"[㐀-鿿]", text)) > 70 and len(re.findall(r"\b[A-Za-z]{2,}\b", text)) > 70
