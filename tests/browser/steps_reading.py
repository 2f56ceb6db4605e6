"""The year from the document to tasks that are signed for: 读入、立项、分解、交办签收."""

import re

from playwright.sync_api import Page, expect

from tests.browser.year import Year, arrived, press, said

LIST = """云溪区2026年第四季度补充民生实事清单
云溪区人民政府
2026年11月10日
一、改善住房条件
今年新增改造老旧小区24个（责任单位：区住房和城乡建设局；完成时限：2026年12月31日）。
加装电梯15部（责任单位：区住房和城乡建设局；完成时限：2026年12月31日）。
二、做好冬季保供
储备应急煤炭2万吨（责任单位：区发展和改革局；完成时限：2026年12月25日）。
上年同期储备1.6万吨。
三、方便群众出行
新建公共停车位800个（责任单位：区交通运输局；完成时限：2026年12月31日）。
"""
"""The made-up document of the story."""


def read_in(year: Year) -> None:
    """1 读入: the office takes a document in and decides on it with the keyboard."""
    page = year.go("ducha", "/documents/upload")
    page.set_input_files("input[type=file]", {"name": "清单.txt", "mimeType": "text/plain", "buffer": LIST.encode()})
    press(page, "上传")
    year.made["document"] = arrived(page, r"/documents/\d+")
    expect(page.locator(".rec.commitment").first).to_be_visible()
    page.wait_for_load_state()
    page.keyboard.press("j")
    expect(page.locator(".rec.now .detail")).to_be_visible()
    year.show("year-01-reading-room", page)
    first = page.locator(".rec.now").get_attribute("data-r")
    page.keyboard.press("Enter")
    expect(page.locator(f"#r{first}")).to_have_class(re.compile(r"\bconfirmed\b"))
    _correct(page)
    _reject(page)
    page.locator("select[name=least]").select_option("0")
    press(page, "的各条")
    expect(page.locator("[data-count=waiting]")).to_have_text("0")
    press(page, "确认全文")
    expect(page.locator("main")).to_contain_text("已确认全文")


def _correct(page: Page) -> None:
    """The name of the last figure is too short: it is typed in full."""
    page.locator(".rec.figure .line", has_text="1.6").click()
    page.keyboard.press("e")
    field = page.locator(".rec.now details.edit input[name$=indicator]")
    expect(field).to_be_focused()
    field.fill("应急煤炭储备量")
    page.keyboard.press("Enter")
    expect(page.locator(".rec.corrected .what b")).to_have_text("应急煤炭储备量")


def _reject(page: Page) -> None:
    """The parking lots belong to another list."""
    page.locator(".rec.commitment .line", has_text="公共停车位").click()
    page.keyboard.press("x")
    expect(page.locator(".rec.now details.reject input[type=radio]").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".rec.commitment.rejected")).to_have_count(1)


def open_matters(year: Year) -> None:
    """1 立项: matters from the document, and one from a leader's instruction."""
    page = year.go("ducha", year.made["document"])
    page.get_by_role("link", name="从目标任务立项").click()
    expect(page.locator("main table.rows tbody tr")).to_have_count(3)
    page.locator("main [data-picks-all]").check()
    for select in page.locator("main select[name^=leader-]").all():
        if not select.input_value():
            select.select_option(index=2)
    year.show("year-02-matters", page)
    press(page, "立项并列出任务")
    # One of the three resembles a matter that is open: it is said which, and the office confirms.
    said(page).to_contain_text("已有内容相近的在办事项")
    page.locator("input[name=despite_similar][type=checkbox]").check()
    press(page, "立项并列出任务")
    said(page).to_contain_text("已立项3项")
    page.goto(f"{year.address}/matters/open")
    page.locator("select[name=source]").select_option("instruction")
    page.fill("input[name=title]", "关于冬季供暖保障情况的批示")
    page.fill("textarea[name=text]", "请住建局逐户摸排供暖不热问题，半月内书面报告。")
    page.fill("input[name=received_on]", "2026-11-11")
    page.fill("input[name=year]", "2026")
    page.locator("select[name=organ]").select_option(label="区住房和城乡建设局")
    page.locator("select[name=instructed_by]").select_option(index=1)
    page.locator("select[name=urgency]").select_option(index=1)
    press(page, "立项")
    year.made["instruction"] = arrived(page, r"/matters/\d+")
    expect(page.locator("main")).to_contain_text("供暖")


def task_of(page: Page, year: Year, words: str) -> str:
    """The address of the newest task with these words."""
    page.goto(f"{year.address}/tasks?year=2026&state=&q={words}&sort=number")
    link = page.locator("main table.rows tbody a", has_text=words).first
    return year.address + str(link.get_attribute("href"))


def break_down(year: Year) -> None:
    """2 分解: shares are given to organs; what is left over is seen, and refused at the hand-over."""
    page = year.as_("ducha")
    year.made["renovation"] = task_of(page, year, "新增改造老旧小区24个")
    year.made["lifts"] = task_of(page, year, "加装电梯15部")
    page.goto(year.made["renovation"])
    year.made["matter"] = year.address + str(page.locator("nav.crumbs a[href^='/matters/']").get_attribute("href"))
    page.get_by_role("link", name="往下分解").click()
    rows = page.locator("tr.new")
    for place, (organ, share) in enumerate((("云石街道", "14"), ("望岚街道", "9"))):
        row = rows.nth(place)
        row.locator("input[name$=-title]").fill(f"{organ}：新增改造老旧小区")
        parent = row.locator("select[name$=-parent] option", has_text="老旧小区").first.get_attribute("value")
        row.locator("select[name$=-parent]").select_option(parent)
        row.locator("select[name$=-lead]").select_option(label=organ)
        row.locator("input[name$=-deadline]").fill("2026-12-20")
        row.locator("select[name$=-target_kind]").select_option("cumulative")
        row.locator("input[name$=-target]").fill(share)
        row.locator("input[name$=-unit]").fill("个")
    press(page, "保存")
    expect(page.locator("main")).to_contain_text("分出23个，剩余1个")
    year.show("year-03-breakdown", page)
    page.goto(year.made["renovation"])
    with year.watch.bearing(409, 422):
        press(page, "交办")
    expect(page.locator("main .notice-error")).to_be_visible()
    page.goto(f"{year.made['matter']}/breakdown")
    page.locator("input[name$=-target]").nth(2).fill("10")
    press(page, "保存")
    expect(page.locator("main")).to_contain_text("剩余0个")
    _one_task(year, page)
    _one_leader(year, page)


def _one_task(year: Year, page: Page) -> None:
    """The instruction becomes one task, given to the organ that was named."""
    page.goto(f"{year.made['instruction']}/breakdown")
    row = page.locator("tr.new").first
    row.locator("input[name$=-title]").fill("逐户摸排供暖不热问题并书面报告")
    row.locator("select[name$=-lead]").select_option(label="区住房和城乡建设局")
    press(page, "保存")
    year.made["heating"] = task_of(page, year, "逐户摸排供暖")


def _one_leader(year: Year, page: Page) -> None:
    """The leader in charge of housing takes the lifts and the heating, both at once."""
    page.goto(f"{year.address}/tasks?state=draft&year=2026")
    for words in ("加装电梯15部", "逐户摸排供暖"):
        page.locator("main table.rows tbody tr", has_text=words).locator("input[type=checkbox]").check()
    press(page, "批量分工")
    page.locator("select[name=leader]").select_option(label="何建平")
    press(page, "预览")
    expect(page.locator("main table.rows")).to_contain_text("何建平")
    year.see(page)
    press(page, "确认保存")
    said(page).to_contain_text("项任务的分工")


def hand_over(year: Year) -> None:
    """3 交办、签收、异议: one is signed for, one is contested, decided and goes elsewhere."""
    page = year.as_("ducha")
    for name in ("lifts", "renovation", "heating"):
        page.goto(year.made[name])
        press(page, "交办")
        said(page).to_contain_text("已交办")
    page = year.go("housing-lianluo", "/mine")
    year.show("year-04-sign", page)
    for name in ("lifts", "renovation"):
        page.goto(year.made[name])
        press(page, "签收")
        said(page).to_contain_text("已签收")
    page.goto(year.made["heating"])
    page.locator("summary", has_text="提出异议").click()
    page.locator("select[name=object-organ]").select_option(label="区发展和改革局")
    page.fill("textarea[name=object-reason]", "集中供热由发展改革部门主管，建议由其牵头，我局配合。")
    press(page, "提出异议")
    said(page).to_contain_text("异议已报督查室")
    page = year.go("ducha", "/tasks/objections")
    expect(page.locator("main")).to_contain_text("集中供热由发展改革部门主管")
    page.goto(year.made["heating"])
    page.fill("textarea[name=uphold-reason]", "职责清单载明供热由区发展和改革局主管，异议成立。")
    year.show("year-05-objection", page)
    press(page, "异议成立，改派")
    said(page).to_contain_text("已改派")
    # Both hand-overs stay to be read.
    expect(page.locator("#handovers .timeline > li")).to_have_count(2)
    page = year.go("drc-lianluo", year.made["heating"])
    press(page, "签收")
    said(page).to_contain_text("已签收")
