"""The year, step by step, pressed as people press it: what the story test drives and the tutorial shows.

Every step goes through pages alone, as the person whose step it is, and asserts what that person sees. A step that
is to be pictured says so by ``year.show``; nothing is written unless a folder for pictures was given.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.watching import Watch

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

PAPER = "改造完工验收单：18个小区已经验收，附照片和居民签字。"

SURVEY = "供暖不热问题摸排报告：逐户走访1260户，发现温度不足86户，已全部登记。"

DESK = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}


class Year:
    """The people of the story with their open pages, and what they have made so far."""

    def __init__(
        self, browser: Browser, address: str, passwords: Mapping[str, str], *, pictures: Path | None = None
    ) -> None:
        self.browser = browser
        self.address = address
        self.passwords = passwords
        """Passwords by username, of those whom the sign-in page does not offer by one press."""
        self.pictures = pictures
        self.watch = Watch(address)
        self.made: dict[str, str] = {}
        """Addresses of what the steps made, by name."""
        self._pages: dict[str, Page] = {}

    def as_(self, username: str) -> Page:
        """The page of this person, entered on the first use: by one press where the sign-in page offers that."""
        if username not in self._pages:
            page = self._opened()
            page.goto(f"{self.address}/sign-in")
            offered = page.locator(f"button[name=username][value={username}]")
            if offered.count():
                offered.click()
            else:
                page.fill("input[name=username]", username)
                page.fill("input[name=password]", self.passwords[username])
                page.locator("main form button[type=submit]").first.click()
            expect(page.locator("main h1")).to_contain_text("您好")
            self._pages[username] = page
        return self._pages[username]

    def anyone(self) -> Page:
        """The page of whoever has not signed in."""
        if "" not in self._pages:
            self._pages[""] = self._opened()
        return self._pages[""]

    def go(self, username: str, path: str) -> Page:
        """The page of this person, at this address."""
        page = self.as_(username)
        page.goto(path if path.startswith("http") else f"{self.address}{path}")
        return page

    def move(self, address: str) -> None:
        """Go on with a server at another address: everyone enters anew."""
        self.close()
        self.made = {name: made.replace(self.address, address) for name, made in self.made.items()}
        self.address = self.watch.address = address

    def close(self) -> None:
        """Close every page."""
        for page in self._pages.values():
            page.context.close()
        self._pages.clear()

    def show(self, name: str, page: Page, *, at: str = "") -> None:
        """Take a picture for the tutorial, scrolled to ``at``, where pictures are wanted."""
        if self.pictures is None:
            return
        if at:
            page.locator(at).first.evaluate("one => window.scrollTo(0, one.getBoundingClientRect().top + scrollY - 60)")
        page.wait_for_timeout(300)
        page.screenshot(path=self.pictures / f"{name}.png")

    def _opened(self) -> Page:
        context: BrowserContext = self.browser.new_context(viewport=DESK, locale="zh-CN")  # type: ignore[arg-type]
        context.set_default_timeout(10_000)
        page = context.new_page()
        self.watch.on(page)
        return page


def said(page: Page) -> Any:
    """Where a page says what was done."""
    return expect(page.locator("main ul.messages"))


def press(page: Page, word: str) -> None:
    """Press the button in the page's body that carries this word, once."""
    page.locator("main").get_by_role("button", name=word, exact=True).first.click()


@contextmanager
def confirming(page: Page) -> Iterator[None]:
    """Say yes where a page asks once more."""

    def yes(dialog: Any) -> None:
        dialog.accept()

    page.once("dialog", yes)
    yield


def read_in(year: Year) -> None:
    """1 读入: the office takes a document in and decides on it with the keyboard."""
    page = year.go("ducha", "/documents/upload")
    page.set_input_files("input[type=file]", {"name": "清单.txt", "mimeType": "text/plain", "buffer": LIST.encode()})
    press(page, "上传")
    page.wait_for_url(re.compile(r"/documents/\d+"))
    expect(page.locator(".rec.commitment").first).to_be_visible()
    year.made["document"] = page.url
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
    if page.locator("input[name=despite_similar][type=checkbox]").count():
        page.locator("input[name=despite_similar][type=checkbox]").check()
        press(page, "立项并列出任务")
    said(page).to_contain_text("3")
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
    if page.locator("input[name=despite_similar][type=checkbox]").count():
        page.locator("input[name=despite_similar][type=checkbox]").check()
        press(page, "立项")
    page.wait_for_url(re.compile(r"/matters/\d+"))
    expect(page.locator("main")).to_contain_text("供暖")
    year.made["instruction"] = page.url


def task_of(page: Page, year: Year, words: str) -> str:
    """The address of the newest task with these words."""
    page.goto(f"{year.address}/tasks?year=2026&q={words}&sort=number")
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


def _one_task(year: Year, page: Page) -> None:
    """The instruction becomes one task, given to the organ that was named."""
    page.goto(f"{year.made['instruction']}/breakdown")
    row = page.locator("tr.new").first
    row.locator("input[name$=-title]").fill("逐户摸排供暖不热问题并书面报告")
    row.locator("select[name$=-lead]").select_option(label="区住房和城乡建设局")
    press(page, "保存")
    year.made["heating"] = task_of(page, year, "逐户摸排供暖")


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
    year.show("year-05-objection", page, at="#handovers")
    press(page, "异议成立，改派")
    said(page).to_contain_text("已改派")
    # Both hand-overs stay to be read.
    expect(page.locator("#handovers .timeline > li")).to_have_count(2)
    page = year.go("drc-lianluo", year.made["heating"])
    press(page, "签收")
    said(page).to_contain_text("已签收")


def report(year: Year) -> None:
    """4 填报: the month is opened, reported, approved, returned, mended, picked for a spot check and accepted."""
    page = year.go("ducha", "/windows?year=2026")
    row = page.locator("main tr", has_text="2026年11月")
    row.locator("summary").click()
    row.locator("input[name=opens_on]").fill("2026-11-12")
    row.locator("input[name=reason]").fill("民生实事补充清单提前填报")
    row.get_by_role("button", name="保存").click()
    expect(page.locator("main tr", has_text="2026年11月")).to_contain_text("开放")
    page = year.go("housing-lianluo", "/reporting")
    expect(page.locator("main h1")).to_contain_text("2026年11月")
    year.show("year-06-reporting", page)
    page.locator("main table a", has_text="加装电梯15部").click()
    page.fill("input[name=value]", "13")
    page.fill("textarea[name=words]", "截至11月12日，15部电梯已完成13部，另2部正在安装轿厢。")
    page.locator("select[name=claimed]").select_option("on_schedule")
    press(page, "报送审签")
    _approve(year)
    page = _verifying(year)
    page.fill("textarea[name=reason]", "请附验收单。")
    press(page, "退回")
    expect(page.locator("main")).to_contain_text("退回")
    page = year.go("housing-lianluo", "/reporting")
    expect(page.locator("main")).to_contain_text("请附验收单。")
    page.locator("main table a", has_text="加装电梯15部").click()
    page.set_input_files("#files", {"name": "验收单.txt", "mimeType": "text/plain", "buffer": PAPER.encode()})
    press(page, "报送审签")
    _approve(year)
    page = _verifying(year)
    year.show("year-07-verifying", page)
    page.fill("textarea[name=reason]", "抽到，去现场看两部。")
    press(page, "列入抽查")
    page.fill("textarea[name=reason]", "现场查看2部，均已通电运行。")
    press(page, "核实")
    expect(page.locator("main h1 .badge")).to_have_text("已核实")


def _approve(year: Year) -> None:
    """The head of the organ approves what the liaison officer handed in."""
    page = year.go("housing-fuzeren", "/reporting/approve")
    page.locator("main table a", has_text="加装电梯15部").first.click()
    press(page, "审签")
    expect(page.locator("main h1 .badge")).to_have_text("待核查")


def _verifying(year: Year) -> Page:
    """The office opens the report."""
    page = year.go("ducha", "/verifying?q=加装电梯")
    page.locator("main table a", has_text="加装电梯15部").first.click()
    return page


def see_the_light(year: Year) -> None:
    """5 亮灯: the light prints how it came about; an override needs a reason and an end."""
    page = year.go("ducha", f"{year.made['lifts']}?tab=progress")
    expect(page.locator("#lights")).to_contain_text("13.75/15 = 91.67 %；实际 86.67 %；−5.00 个百分点 → 黄")
    page.locator("summary", has_text="人工定灯").first.click()
    page.locator("select[name=colour]").select_option("green")
    page.fill("input[name=expires_on]", "2026-11-30")
    page.fill("textarea[name=reason]", "最后两部的设备已到场，本月底前可以完成。")
    press(page, "定灯")
    expect(page.locator("main")).to_contain_text("2026-11-30失效")
    year.show("year-08-light", page)


def extend(year: Year) -> None:
    """4 延期: asked for with a reason, agreed by the office, granted by a leader; the first deadline stays to be seen."""
    page = year.go("housing-lianluo", f"{year.made['lifts']}?tab=amendments")
    page.get_by_role("link", name="申请延期或调整").click()
    page.locator("input[name=kind][value=deadline]").check()
    page.fill("input[name=new_deadline]", "2027-01-20")
    page.fill("textarea[name=reason]", "其中两部的井道需要加固，已排定工期，预计2027年1月20日前完成。")
    press(page, "报督查室")
    said(page).to_contain_text("报分管领导")
    asked = page.url
    page = year.go("ducha", asked)
    page.fill("textarea[name=reason]", "情况属实，拟同意。")
    press(page, "同意，报分管领导")
    page = year.go("changwu", asked)
    page.fill("textarea[name=reason]", "同意，务必保证春节前完成。")
    year.show("year-09-amendment", page)
    press(page, "批准")
    page = year.go("housing-lianluo", year.made["lifts"])
    expect(page.locator("main .numbers")).to_contain_text("2027-01-20")
    expect(page.locator("main .numbers")).to_contain_text("原定2026-12-31")


def supervise(year: Year) -> None:
    """6 督办: a reminder is answered; a numbered order is answered, checked and settled."""
    page = year.go("ducha", f"{year.made['lifts']}?tab=supervision")
    page.locator("main").get_by_role("link", name="催办", exact=True).click()
    page.fill("textarea[name=words]", "请于本周内说明剩余两部的安装进度。")
    press(page, "发出催办")
    page = year.go("housing-lianluo", "/reminders")
    page.locator("main tr", has_text="加装电梯").get_by_role("link", name="未回复").first.click()
    page.fill("textarea[name=words]", "剩余两部已完成井道加固，下周安装。")
    press(page, "回复督查室")
    page = year.go("ducha", f"{year.made['lifts']}?tab=supervision")
    page.get_by_role("link", name="发督办单").click()
    page.locator("select[name=level_key]").select_option("blue")
    page.fill("textarea[name=words]", "该任务落后序时进度，居民反映集中。")
    page.fill("textarea[name=demand]", "请报送逐部安装计划，明确责任人。")
    press(page, "发出督办单")
    expect(page.locator("main h1")).to_contain_text("〔2026〕")
    order = page.url
    page = year.go("housing-lianluo", order)
    page.fill("textarea[name=answer-words]", "逐部安装计划已附，责任人为房屋安全科科长。")
    press(page, "回复督查室")
    page = year.go("ducha", order)
    year.show("year-10-order", page)
    page.locator("input[name=check-sufficient][value=yes]").check()
    page.fill("textarea[name=check-words]", "措施具体，予以办结，继续跟踪。")
    press(page, "送达审核意见")
    expect(page.locator("main h1")).to_contain_text("办结")


def close(year: Year) -> None:
    """7 销号: what falls short is returned; what is done is checked by another of the office, and can be reopened."""
    page = year.go("housing-lianluo", f"{year.made['lifts']}?tab=closings")
    page.get_by_role("link", name="申请销号").click()
    page.fill("textarea[name=words]", "13部电梯已经投入使用，另2部本月安装完毕。")
    page.set_input_files("#files", {"name": "验收单.txt", "mimeType": "text/plain", "buffer": PAPER.encode()})
    press(page, "报督查室核查")
    page = year.go("ducha2", page.url)
    # What the checker should look at twice is said: the target is not reached, and this paper was used before.
    expect(page.locator("main aside")).to_contain_text("最新核实值比目标差2")
    expect(page.locator("main aside")).to_contain_text("佐证他处用过")
    year.show("year-11-closing", page)
    page.locator("#reason").fill("还差2部，全部投入使用后再申请。")
    press(page, "退回")
    expect(page.locator("main h1 .badge")).to_contain_text("退回")
    _close_and_reopen(year)


def _close_and_reopen(year: Year) -> None:
    """What the instruction asked for is done, closed, and found wanting by a visit."""
    page = year.go("drc-lianluo", f"{year.made['heating']}?tab=closings")
    page.get_by_role("link", name="申请销号").click()
    page.fill("textarea[name=words]", "已逐户摸排1260户，书面报告已报区政府。")
    page.set_input_files("#files", {"name": "摸排报告.txt", "mimeType": "text/plain", "buffer": SURVEY.encode()})
    press(page, "报督查室核查")
    asked = page.url
    page = year.go("ducha2", asked)
    page.locator("#reason").fill("报告已批阅，予以销号。")
    press(page, "销号")
    expect(page.locator("main h1 .badge")).to_contain_text("已销号")
    page = year.go("ducha", asked)
    page.locator("summary", has_text="恢复办理").click()
    page.fill("#reopen-reason", "回访发现望岚街道36户没有摸排到，恢复办理。")
    with confirming(page):
        press(page, "恢复办理")
    # The closing stays to be read, with what was said of it and why the task was opened again.
    expect(page.locator("main h1 .badge")).to_contain_text("已恢复办理")
    expect(page.locator("main")).to_contain_text("报告已批阅，予以销号。")
    expect(page.locator("main")).to_contain_text("回访发现望岚街道36户没有摸排到，恢复办理。")
    page.goto(year.made["heating"])
    expect(page.locator("main h1")).to_contain_text("办理中")


def tell(year: Year) -> None:
    """9 通报: drafted from locked data, checked, approved by a leader, issued, downloaded."""
    page = year.go("ducha", "/bulletins/new")
    page.locator("select[name=kind]").select_option("monthly")
    page.locator("select[name=month]").select_option("202610")
    press(page, "取数起草")
    bulletin = page.url
    press(page, "核对正文")
    expect(page.locator("main")).to_contain_text("没有发现互相矛盾")
    press(page, "送领导审批")
    page = year.go("changwu", bulletin)
    page.locator("input[name=agreed][value=yes]").check()
    page.fill("textarea[name=remark]", "同意印发，滞后单位要逐项说明。")
    press(page, "提交审批意见")
    page = year.go("ducha", bulletin)
    page.locator("input[name=public]").check()
    press(page, "编号印发")
    expect(page.locator("main h1")).to_contain_text("〔2026〕4号")
    year.show("year-12-bulletin", page)
    with page.expect_download() as download:
        page.get_by_role("link", name="下载Word").click()
    assert download.value.path().read_bytes()[:2] == b"PK"


def look(year: Year) -> None:
    """9 看板和查找: a leader sees what is red and why, and drills down to the sentence; two characters are found."""
    page = year.go("quzhang", "/dashboard")
    year.show("year-13-dashboard", page)
    page.locator("main .numbers a", has_text="滞后").click()
    expect(page.locator("main table.rows tbody tr").first).to_contain_text("滞后")
    page.locator("main table.rows tbody th a").first.click()
    expect(page.locator("main blockquote").first).not_to_be_empty()
    page.fill("#find", "电梯")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("加装电梯15部")


def publish(year: Year) -> None:
    """9 公开: anyone reads the bulletin and takes the data away."""
    page = year.anyone()
    page.goto(f"{year.address}/open")
    expect(page.locator("main table.rows tbody tr").first).to_be_visible()
    year.show("year-14-open", page)
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV", exact=True).first.click()
    assert "," in download.value.path().read_text(encoding="utf-8-sig").splitlines()[0]
    page.get_by_role("link", name="〔2026〕4号").first.click()
    expect(page.locator("article.official, main article")).to_contain_text("2026年10月")


def settle(year: Year) -> None:
    """8 年终对账, at the year's end: proposed from verified values, confirmed, what is unmet carried over."""
    page = year.go("ducha", "/settlements?year=2026")
    press(page, "按已核实进度提出结论")
    expect(page.locator("main table.rows tbody tr").first).to_be_visible()
    page.goto(f"{year.address}/settlements?year=2026&verdict=missed")
    year.show("year-15-settlement", page)
    page.locator("main table.rows tbody th a").first.click()
    page.fill("textarea[name=decision]", "年底仍未达目标，如实认定。")
    press(page, "确认")
    press(page, "结转下年")
    said(page).to_contain_text("已结转为2027-")
    page.locator("main").get_by_role("link", name="上年任务").click()
    expect(page.locator("nav.crumbs")).to_contain_text("2026-")


def score(year: Year) -> None:
    """8 考核: every point leads to its records; the organ asks for a review, and someone else decides."""
    page = year.go("ducha", "/scores?year=2026")
    press(page, "测算得分")
    with confirming(page):
        press(page, "锁定得分")
    expect(page.locator("main h1")).to_contain_text("已锁定")
    page = year.go("housing-fuzeren", "/scores?year=2026")
    page.locator("main table.rows tbody a").first.click()
    expect(page.locator("main td.derivation").first).to_be_visible()
    year.show("year-16-score", page)
    page.get_by_role("link", name="申请复核").click()
    page.fill("textarea[name=reason]", "电梯加装延期经批准，按期办结率不应扣分。")
    press(page, "报送复核申请")
    review = page.url
    page = year.go("ducha", review)
    expect(page.locator("main")).to_contain_text("应当回避")
    page = year.go("ducha2", review)
    page.locator("input[name=changed][value=yes]").check()
    page.fill("input[name=correction]", "0.5")
    page.fill("textarea[name=decision]", "延期经批准，更正0.5分。")
    year.show("year-17-review", page)
    press(page, "送达复核决定")
    expect(page.locator("main")).to_contain_text("更正0.5分")


IN_THE_YEAR: tuple[Callable[[Year], None], ...] = (
    read_in,
    open_matters,
    break_down,
    hand_over,
    report,
    see_the_light,
    extend,
    supervise,
    close,
    tell,
    look,
    publish,
)
"""What happens while the demonstration's year runs."""

AT_ITS_END: tuple[Callable[[Year], None], ...] = (settle, score)
"""What happens in January, on a server whose clock says so."""

JANUARY = "2027-01-20T09:00"
