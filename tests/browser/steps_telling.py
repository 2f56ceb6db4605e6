"""The year's results: 通报、看板、公开, and in January 对账、考核."""

from playwright.sync_api import expect

from tests.browser.year import Year, arrived, confirming, press, said


def tell(year: Year) -> None:
    """9 通报: drafted from locked data, checked, approved by a leader, issued, downloaded."""
    page = year.go("ducha", "/bulletins/new")
    page.locator("select[name=kind]").select_option("monthly")
    page.locator("select[name=month]").select_option("202610")
    press(page, "取数起草")
    bulletin = arrived(page, r"/bulletins/\d+")
    page.get_by_role("link", name="修改文字").click()
    year.see(page)
    page.goto(bulletin)
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
    year.see(page)
    page.fill("textarea[name=reason]", "电梯加装延期经批准，按期办结率不应扣分。")
    press(page, "报送复核申请")
    review = arrived(page, r"/reviews/\d+")
    page = year.go("ducha", review)
    expect(page.locator("main")).to_contain_text("应当回避")
    page = year.go("ducha2", review)
    page.locator("input[name=changed][value=yes]").check()
    page.fill("input[name=correction]", "0.5")
    page.fill("textarea[name=decision]", "延期经批准，更正0.5分。")
    year.show("year-17-review", page)
    press(page, "送达复核决定")
    expect(page.locator("main")).to_contain_text("更正0.5分")
