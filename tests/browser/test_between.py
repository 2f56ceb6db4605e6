"""Pages that stand between two others: asked for the second factor, a workbook previewed, a value just entered."""

import io
from typing import Any

import openpyxl
from playwright.sync_api import Page, expect

from tests.browser.conftest import SignIn, code_of
from tests.browser.seeing import PHONE, assert_fits, assert_usable
from tests.browser.year import Year, arrived, press, said

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def seen(page: Page, people: Year) -> None:
    """Nothing is wrong on this page, at the desk and on a phone."""
    people.watch.nothing()
    assert_usable(page)
    assert_fits(page, PHONE)


def test_a_second_factor_is_asked_for_and_taken(people: Year, accounts: dict[str, dict[str, Any]]) -> None:
    page = people.anyone()
    page.goto(f"{people.address}/sign-in")
    page.fill("input[name=username]", "shenji")
    page.fill("input[name=password]", "这不是密码")
    with people.watch.bearing(400, 401, 403, 422):
        page.locator("main form button[type=submit]").first.click()
        expect(page.locator("main .errors, main .errorlist").first).to_be_visible()
    seen(page, people)
    page.fill("input[name=username]", "shenji")
    page.fill("input[name=password]", accounts["shenji"]["password"])
    page.locator("main form button[type=submit]").first.click()
    code = page.locator("input[autocomplete=one-time-code]")
    expect(code).to_be_focused()
    seen(page, people)
    code.fill(code_of(accounts["shenji"]["totp_secret"]))
    press(page, "验证")
    expect(page.locator("main h1")).to_contain_text("您好")
    page.goto(f"{people.address}/account")
    press(page, "换一批恢复码")
    expect(page.locator(".codes li").first).not_to_be_empty()
    seen(page, people)


def downloaded(page: Page, name: str) -> bytes:
    """What the link of this name gives."""
    with page.expect_download() as download:
        page.get_by_role("link", name=name, exact=True).first.click()
    return download.value.path().read_bytes()


def test_a_breakdown_goes_out_to_excel_and_comes_back(people: Year) -> None:
    page = people.go("ducha2", "/matters?q=老年食堂")
    page.locator("main table.rows tbody th a").first.click()
    there = arrived(page, r"/matters/\d+")
    book = openpyxl.load_workbook(io.BytesIO(downloaded(page, "导出分解表")))
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column for row in sheet.iter_rows(max_row=6) for cell in row if cell.value}
    first = next(row for row in range(1, 8) if sheet.cell(row, heads["任务编号"]).value == "任务编号") + 1
    sheet.cell(first, heads["工作内容"]).value = "逐个食堂验收，饭菜价格上墙。"
    kept = io.BytesIO()
    book.save(kept)
    page.get_by_role("link", name="导入分解表").click()
    page.set_input_files("input[type=file]", {"name": "分解表.xlsx", "mimeType": XLSX, "buffer": kept.getvalue()})
    press(page, "预览")
    expect(page.locator("main h1")).to_have_text("预览导入")
    expect(page.locator("main")).to_contain_text("逐个食堂验收，饭菜价格上墙。")
    seen(page, people)
    press(page, "确认导入")
    expect(page.locator("main ul.messages")).to_be_visible()
    page.goto(there)
    page.locator("#tasks a, main table.rows tbody th a").first.click()
    expect(page.locator("main")).to_contain_text("逐个食堂验收，饭菜价格上墙。")


def test_a_value_is_entered_and_corrected(people: Year) -> None:
    page = people.go("ducha2", "/indicators/gdp/add")
    page.fill("input[name=region]", "云溪区")
    page.fill("input[name=period]", "2024")
    page.fill("input[name=value]", "45150000000")
    page.fill("input[name=note]", "统计局年报")
    page.locator("main form.form button[type=submit]").first.click()
    expect(page.locator("section[aria-labelledby=values]")).to_contain_text("统计局年报")
    page.goto(f"{people.address}/indicators/gdp?measure=level")
    expect(page.locator("section[aria-labelledby=compare]")).to_contain_text("2024")
    people.watch.nothing()
    page.locator("section[aria-labelledby=values] tr", has_text="统计局年报").locator("a").first.click()
    expect(page.locator("main")).to_contain_text("统计局年报")
    seen(page, people)


def test_sign_in_by_password_is_the_only_way_without_the_demonstration(sign_in: SignIn) -> None:
    page = sign_in("chayue")
    expect(page.locator("main h1")).to_contain_text("您好")
    said(page).not_to_be_visible()
