"""The year from the first report to the closed task: 填报、亮灯、延期、督办、销号."""

from playwright.sync_api import Page, expect

from tests.browser.seeing import DESK, PHONE
from tests.browser.year import Year, arrived, confirming, press, said

PAPER = "改造完工验收单：18个小区已经验收，附照片和居民签字。"

SURVEY = "供暖不热问题摸排报告：逐户走访1260户，发现温度不足86户，已全部登记。"


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
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    year.show("year-06-reporting-phone", page)
    page.set_viewport_size(DESK)  # type: ignore[arg-type]
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
    page = year.go("ducha2", arrived(page, r"/closings/\d+"))
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
    asked = arrived(page, r"/closings/\d+")
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
