"""The main acts with scripts off: every one of them is a link or a form that the server answers."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.seeing import DESK
from tests.browser.year import Year, arrived, press, said


@pytest.fixture(scope="module")
def plain(browser: Browser, address: str, accounts: dict[str, dict[str, Any]]) -> Iterator[Year]:
    """The same people in browsers that run no script."""
    passwords = {username: row["password"] for username, row in accounts.items()}
    everyone = Year(browser, address, passwords, script=False)
    yield everyone
    everyone.watch.nothing()
    everyone.close()


def test_a_document_becomes_a_task_that_is_signed_for(plain: Year) -> None:
    page = plain.go("ducha", "/documents/upload")
    text = "云溪区人民政府\n2026年工作安排\n今年新建口袋公园9处（责任单位：区城市管理局）。\n"
    page.set_input_files("input[type=file]", {"name": "公园.txt", "mimeType": "text/plain", "buffer": text.encode()})
    press(page, "上传")
    arrived(page, r"/documents/\d+")
    page.locator("select[name=least]").select_option("0")
    press(page, "的各条")
    expect(page.locator("[data-count=waiting]")).to_have_text("0")
    press(page, "确认全文")
    expect(page.locator("main")).to_contain_text("已确认全文")
    page.get_by_role("link", name="从目标任务立项").click()
    page.locator("main table.rows tbody input[type=checkbox]").first.check()
    press(page, "立项并列出任务")
    said(page).to_contain_text("内容相近")
    page.locator("input[name=despite_similar]").check()
    press(page, "立项并列出任务")
    said(page).to_contain_text("已立项1项")
    page = plain.go("ducha", "/tasks?state=draft&year=2026&sort=number")
    page.locator("main table.rows tbody th a").first.click()
    task = arrived(page, r"/tasks/\d+")
    press(page, "交办")
    said(page).to_contain_text("已交办")
    plain.go("ducha", "/tasks/unsigned")
    expect(page.locator("main table.rows")).to_contain_text("口袋公园")
    page = plain.go("ducha", task)
    expect(page.locator("#handovers")).to_contain_text("区城市管理局")
    organ = plain.as_("city-lianluo")
    organ.goto(task)
    press(organ, "签收")
    said(organ).to_contain_text("已签收")


def test_progress_is_reported_approved_and_verified(plain: Year) -> None:
    page = plain.go("housing-lianluo", "/reporting/202610")
    page.locator("main table a", has_text="民间投资占固定资产投资比重").click()
    page.fill("input[name=value]", "55.2")
    page.fill("textarea[name=words]", "10月民间投资占比55.2%，比上月提高0.3个百分点。")
    page.locator("select[name=claimed]").select_option("on_schedule")
    press(page, "报送审签")
    page = plain.go("housing-fuzeren", "/reporting/approve")
    page.locator("main table a", has_text="民间投资占固定资产投资比重").first.click()
    press(page, "审签")
    expect(page.locator("main h1 .badge")).to_have_text("待核查")
    page = plain.go("ducha", page.url)
    press(page, "核实")
    expect(page.locator("main h1 .badge")).to_have_text("已核实")


def test_lists_are_filtered_sorted_and_turned(plain: Year) -> None:
    page = plain.go("ducha", "/tasks?year=2026&state=")
    page.locator("select[name=light]").select_option("red")
    press(page, "筛选")
    expect(page.locator("main table.rows tbody tr").first).to_contain_text("滞后")
    expect(page.locator("main table.rows tbody")).not_to_contain_text("正常")
    page.locator("main table.rows thead a", has_text="完成时限").click()
    expect(page.locator("main table.rows thead th[aria-sort]")).to_contain_text("完成时限")


def test_the_menu_of_a_phone_opens_and_closes(plain: Year) -> None:
    page = plain.go("quzhang", "/dashboard")
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator("nav.side")).not_to_be_visible()
    page.get_by_role("link", name="菜单").click()
    expect(page.locator("nav.side")).to_be_visible()
    page.locator("nav.side a", has_text="通报").click()
    expect(page.locator("main h1")).to_contain_text("督查通报")
    expect(page.locator("nav.side")).not_to_be_visible()
    page.set_viewport_size(DESK)  # type: ignore[arg-type]


def test_charts_are_tables(plain: Year) -> None:
    page = plain.go("quzhang", "/dashboard")
    for figure in page.locator("figure.chart").all():
        expect(figure.locator("table tbody tr").first).to_be_visible()
    assert page.locator("figure.chart").count() > 0


def _where(page: Page) -> str:
    return re.sub(r"https?://[^/]+", "", page.url)


def test_whoever_is_not_signed_in_is_brought_back_after_signing_in(plain: Year) -> None:
    page = plain.anyone()
    page.goto(f"{plain.address}/matters?year=2026")
    assert _where(page).startswith("/sign-in")
    page.locator("button[name=username][value=chayue]").click()
    expect(page.locator("main h1")).to_contain_text("您好")
