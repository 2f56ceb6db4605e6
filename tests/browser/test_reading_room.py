"""The reading room in a real browser: dropped in, decided by keys, undone; and the same with plain forms."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import code_of

REPORT = """青石县政府工作报告
一、2025年工作回顾
过去一年，全县地区生产总值完成186.5亿元，增长6.2%。新增城镇就业12300人。
二、2026年工作安排
今年，新建改建公办幼儿园6所，新增学位1800个；改造老旧小区32个。实施重点项目86个。
"""


def uploaded(page: Page, place: str) -> None:
    """Take a report in, a different one for each test, and stand in its reading room."""
    page.goto(re.sub(r"(https?://[^/]+).*", r"\1/documents/upload", page.url))
    data = REPORT.replace("青石县", place).encode()
    page.set_input_files("input[type=file]", {"name": f"{place}.txt", "mimeType": "text/plain", "buffer": data})
    page.click("form.upload button[type=submit]")
    page.wait_for_url(re.compile(r"/documents/\d+"))
    # The room comes after a page that waits for the reading.
    expect(page.locator(".rec").first).to_be_visible()
    page.wait_for_load_state()


@pytest.fixture(scope="module")
def office(browser: Browser, address: str, accounts: dict[str, dict[str, Any]]) -> Iterator[Page]:
    """The page of someone of the supervision office: one for all tests, since a code signs in only once."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    page = context.new_page()
    page.goto(f"{address}/sign-in")
    page.fill("input[name=username]", "ducha")
    page.fill("input[name=password]", accounts["ducha"]["password"])
    page.click("main button[type=submit]")
    page.fill("input[autocomplete=one-time-code]", code_of(accounts["ducha"]["totp_secret"]))
    page.click("main button[type=submit]")
    yield page
    context.close()


def now(page: Page) -> str:
    """The name of the record that is chosen."""
    return page.locator(".rec.now").get_attribute("data-r") or ""


def test_keys_choose_confirm_reject_and_undo(office: Page) -> None:
    uploaded(office, "青石县")
    office.keyboard.press("j")
    expect(office.locator(".rec.now .detail")).to_be_visible()
    first = now(office)
    expect(office.locator(f"#t{first}")).to_have_class(re.compile(r"\bnow\b"))
    office.keyboard.press("Enter")
    expect(office.locator(f"#r{first}")).to_have_class(re.compile(r"\bconfirmed\b"))
    expect(office.locator(f".rec.now:not(#r{first}) .detail")).to_be_visible()
    second = now(office)
    office.keyboard.press("x")
    expect(office.locator(".rec.now details.reject input[type=radio]").first).to_be_focused()
    office.keyboard.press("Enter")
    expect(office.locator(f"#r{second}")).to_have_class(re.compile(r"\brejected\b"))
    office.keyboard.press("u")
    expect(office.locator(f"#r{second}")).to_have_class(re.compile(r"\bproposed\b"))
    expect(office.locator(".rec.now")).to_have_attribute("data-r", second)
    office.keyboard.press("k")
    expect(office.locator(".rec.now")).to_have_attribute("data-r", first)


def test_a_correction_is_typed_and_shown(office: Page) -> None:
    uploaded(office, "白石县")
    office.keyboard.press("j")
    office.keyboard.press("e")
    field = office.locator(".rec.now details.edit input[name$=indicator]")
    expect(field).to_be_focused()
    field.fill("县内生产总值")
    office.keyboard.press("Enter")
    expect(office.locator(".rec.corrected .what b")).to_have_text("县内生产总值")


def test_a_commitment_is_split_merged_and_brought_back(office: Page) -> None:
    uploaded(office, "赤石县")
    whole = office.locator(".rec.commitment", has_text="公办幼儿园")
    count = office.locator(".rec.commitment").count()
    whole.locator(".line").click()
    office.keyboard.press("s")
    office.locator(".rec.now details.split input[type=checkbox]").last.check()
    office.locator(".rec.now details.split button").click()
    expect(office.locator(".rec.commitment")).to_have_count(count + 1)
    office.keyboard.press("u")
    expect(office.locator(".rec.commitment")).to_have_count(count)


def test_marked_words_are_added(office: Page) -> None:
    uploaded(office, "黄石县")
    office.locator(".text p").nth(1).dblclick(position={"x": 60, "y": 12})
    link = office.locator(".picked a").first
    expect(link).to_be_visible()
    marked = office.evaluate("() => window.getSelection().toString()")
    link.click()
    expect(office.locator("blockquote mark")).to_have_text(marked)


def test_both_panes_scroll_together(office: Page) -> None:
    uploaded(office, "黑石县")
    office.set_viewport_size({"width": 1366, "height": 460})
    office.locator(".text p").first.hover()
    office.mouse.wheel(0, 400)
    expect(office.locator(".source")).not_to_have_js_property("scrollTop", 0)
    expect(office.locator(".records")).not_to_have_js_property("scrollTop", 0)


def test_without_script_every_act_is_a_form(office: Page, browser_without_script: Callable[[Page], Page]) -> None:
    uploaded(office, "紫石县")
    plain = browser_without_script(office)
    plain.locator(".rec.figure .line").first.click()
    plain.locator(".rec.open form[data-verb=confirm] button").first.click()
    expect(plain.locator(".rec.figure").first).to_have_class(re.compile(r"\bconfirmed\b"))
    plain.locator("form.undo button").click()
    expect(plain.locator(".rec.figure").first).to_have_class(re.compile(r"\bproposed\b"))


@pytest.fixture
def browser_without_script() -> Callable[[Page], Page]:
    """Gives the same session in a browser that runs no script."""

    def plain(page: Page) -> Page:
        assert page.context.browser is not None
        context = page.context.browser.new_context(java_script_enabled=False, viewport={"width": 1366, "height": 768})
        context.add_cookies(page.context.cookies())  # type: ignore[arg-type]
        other = context.new_page()
        other.goto(page.url)
        return other

    return plain


def test_a_number_in_a_drawn_table_opens_its_record(office: Page) -> None:
    office.goto(re.sub(r"(https?://[^/]+).*", r"\1/documents/upload", office.url))
    text = (
        "赤石县2026年目标任务清单\n\n一、主要目标\n城镇新增就业12300人。\n\n附表 重点指标分解\n"
        "序号\t指标\t单位\t2026年目标\t责任单位\n1\t粮食产量\t万吨\t13.2\t县农业农村局\n2\t新建改建公厕\t座\t15\t县城管局\n"
        "3\t改造危桥\t座\t9\t县交通运输局\n"
    )
    office.set_input_files("input[type=file]", {"name": "表.txt", "mimeType": "text/plain", "buffer": text.encode()})
    office.click("form.upload button[type=submit]")
    expect(office.locator(".rec").first).to_be_visible()
    number = office.locator(".text .laid td .fig", has_text="15")
    number.click()
    name = number.get_attribute("data-r")
    expect(office.locator(f"#r{name}.now .detail")).to_be_visible()
    expect(office.locator(f"#r{name}")).to_contain_text("新建改建公厕")
    office.locator(".text .laid td span", has_text="县城管局").dblclick()
    adding = office.locator(".picked a[data-kind=figure]")
    expect(adding).to_be_visible()
    found = re.search(r"start=(\d+)&end=(\d+)", adding.get_attribute("href") or "")
    assert found is not None and text[int(found.group(1)) : int(found.group(2))] in "县城管局"
