"""Every kind of page, who looks at it and how they come there: for what must hold on all of them."""

from dataclasses import dataclass

from playwright.sync_api import Page


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page, by the name of its address."""

    name: str
    """Name of the address in ``web``, with a word behind a colon where one address has several faces."""
    who: str
    """Username; empty for whoever has not signed in."""
    path: str
    """Where the way begins."""
    hops: tuple[str, ...] = ()
    """Selectors of links: the first that fits is followed, one page after the other."""
    status: int = 200
    """What the server answers."""

    def open(self, page: Page, address: str) -> None:
        """Go there; AssertionError where a link on the way is missing."""
        page.goto(f"{address}{self.path}")
        for hop in self.hops:
            link = page.locator(f"main {hop}").first
            assert link.count(), f"{page.url} has no {hop}"
            page.goto(f"{address}{link.get_attribute('href')}")


def _row(path: str) -> str:
    return f"table a[href^='{path}']"


def _tab(name: str) -> tuple[str, str]:
    return _row("/tasks/"), f"a[href$='tab={name}']"


KINDS: tuple[Kind, ...] = (
    Kind("home:office", "ducha", "/"),
    Kind("home:leader", "quzhang", "/"),
    Kind("home:head", "housing-fuzeren", "/"),
    Kind("home:liaison", "housing-lianluo", "/"),
    Kind("home:auditor", "shenji", "/"),
    Kind("home:reader", "chayue", "/"),
    Kind("home:administrator", "admin", "/"),
    Kind("dashboard:office", "ducha", "/dashboard"),
    Kind("dashboard:leader", "changwu", "/dashboard"),
    Kind("dashboard:organ", "housing-fuzeren", "/dashboard"),
    Kind("sign-in", "", "/sign-in"),
    Kind("account", "ducha", "/account"),
    Kind("password", "ducha", "/account/password"),
    Kind("set-up-second-factor", "housing-lianluo", "/account/second-factor"),
    Kind("tokens", "ducha", "/account/tokens"),
    Kind("history", "ducha", "/matters", (_row("/matters/"), "a[href^='/history/']")),
    Kind("history-event", "ducha", "/history/document/1/1"),
    Kind("looks", "shenji", "/looks"),
    Kind("organs", "admin", "/organs"),
    Kind("new-organ", "admin", "/organs/new"),
    Kind("organ", "admin", "/organs", (_row("/organs/"),)),
    Kind("rename-organ", "admin", "/organs", (_row("/organs/"), "a[href$='/rename']")),
    Kind("adjust-organ", "admin", "/organs", (_row("/organs/"), "a[href$='/adjust']")),
    Kind("end-organ", "admin", "/organs", (_row("/organs/"), "a[href$='/end']")),
    Kind("people", "admin", "/people"),
    Kind("new-person", "admin", "/people/new"),
    Kind("import-people", "admin", "/people/import"),
    Kind("person", "admin", "/people?q=李佳慧", (_row("/people/"),)),
    Kind("edit-person", "admin", "/people?q=李佳慧", (_row("/people/"), "a[href$='/edit']")),
    Kind("appoint", "admin", "/people?q=李佳慧", (_row("/people/"), "a[href$='/appoint']")),
    Kind("reset-password", "admin", "/people?q=李佳慧", (_row("/people/"), "a[href$='/password']")),
    Kind("documents", "ducha", "/documents"),
    Kind("document-upload", "ducha", "/documents/upload"),
    Kind("document", "ducha", "/documents", (_row("/documents/"),)),
    Kind("document-history", "ducha", "/documents", (_row("/documents/"), "a[href$='/history']")),
    Kind("document-describe", "ducha", "/documents", (_row("/documents/"), "a[href$='/describe']")),
    Kind("document-add", "ducha", "/documents", (_row("/documents/"), "a[href$='/add']")),
    Kind("document-explain", "ducha", "/documents/2/explain?offset=300"),
    Kind("record", "ducha", "/records/f1"),
    Kind("indicators", "ducha", "/indicators"),
    Kind("indicator", "ducha", "/indicators", (_row("/indicators/"),)),
    Kind("indicator-import", "ducha", "/indicators/import"),
    Kind("indicator-proposals", "ducha", "/indicators/proposals"),
    Kind("observation-add", "ducha", "/indicators", (_row("/indicators/"), "a[href$='/add']")),
    Kind("matters", "ducha", "/matters"),
    Kind("matter-open", "ducha", "/matters/open"),
    Kind("matter-open-document", "ducha", "/matters/open/document/2"),
    Kind("matter", "ducha", "/matters", (_row("/matters/"),)),
    Kind("breakdown", "ducha", "/matters", (_row("/matters/"), "a[href$='/breakdown']")),
    Kind("breakdown-import", "ducha", "/breakdown/import"),
    Kind("tasks", "ducha", "/tasks"),
    Kind("unsigned", "ducha", "/tasks/unsigned"),
    Kind("objections", "ducha", "/tasks/objections"),
    Kind("task", "ducha", "/tasks", (_row("/tasks/"),)),
    Kind("task:objected", "ducha", "/tasks/objections", (_row("/tasks/"),)),
    Kind("task:progress", "ducha", "/tasks", _tab("progress")),
    Kind("task:evidence", "ducha", "/tasks", _tab("evidence")),
    Kind("task:trend", "ducha", "/tasks", _tab("course")),
    Kind("task:amendments", "ducha", "/tasks", _tab("amendments")),
    Kind("task:closings", "ducha", "/tasks", _tab("closings")),
    Kind("task:supervision", "ducha", "/tasks", _tab("supervision")),
    Kind("task:history", "ducha", "/tasks", _tab("history")),
    Kind("task-edit", "ducha", "/tasks", (_row("/tasks/"), "a[href$='/edit']")),
    Kind("mine", "housing-lianluo", "/mine"),
    Kind("reporting", "housing-lianluo", "/reporting"),
    Kind("reporting-month", "housing-lianluo", "/reporting/202610"),
    Kind("report", "housing-lianluo", "/reporting", (_row("/reporting/"),)),
    Kind("approving", "housing-fuzeren", "/reporting/approve"),
    Kind("verifying", "ducha", "/verifying"),
    Kind("progress", "ducha", "/verifying", (_row("/progress/"),)),
    Kind("windows", "ducha", "/windows"),
    Kind("past-reports", "ducha", "/reporting/past"),
    Kind("amendments", "ducha", "/amendments"),
    Kind("amendment", "ducha", "/amendments", (_row("/amendments/"),)),
    Kind("amendment-new", "housing-lianluo", "/mine", (*_tab("amendments"), "a[href*='/amendments/new/']")),
    Kind("closings", "ducha2", "/closings"),
    Kind("closing", "ducha2", "/closings", (_row("/closings/"),)),
    Kind("closing-new", "housing-lianluo", "/mine", (*_tab("closings"), "a[href*='/closings/new/']")),
    Kind("reminders", "ducha", "/reminders"),
    Kind("reminder", "ducha", "/reminders", (_row("/reminders/"),)),
    Kind("remind", "ducha", "/tasks", (*_tab("supervision"), "a[href$='/remind']")),
    Kind("orders", "ducha", "/orders"),
    Kind("order", "ducha", "/orders", (_row("/orders/"),)),
    Kind("new-order", "ducha", "/tasks", (*_tab("supervision"), "a[href$='/order']")),
    Kind("rechecks", "ducha", "/rechecks"),
    Kind("recheck", "ducha", "/rechecks", (_row("/rechecks/"),)),
    Kind("burden", "ducha", "/burden"),
    Kind("burden-cell", "ducha", "/burden", (_row("/burden/"),)),
    Kind("settlements", "ducha", "/settlements?year=2025"),
    Kind("settlement", "ducha", "/settlements?year=2025", (_row("/settlements/"),)),
    Kind("scores", "ducha", "/scores?year=2025"),
    Kind("score", "ducha", "/scores?year=2025", (_row("/scores/"),)),
    Kind("score-entries", "ducha", "/scores/entries"),
    Kind("reviews", "housing-fuzeren", "/reviews"),
    Kind("review", "ducha", "/reviews", (_row("/reviews/"),)),
    Kind("bulletins", "ducha", "/bulletins"),
    Kind("new-bulletin", "ducha", "/bulletins/new"),
    Kind("bulletin", "ducha", "/bulletins", (_row("/bulletins/"),)),
    Kind("bulletin-number", "ducha", "/bulletins", (_row("/bulletins/"), "a[href*='/numbers/']")),
    Kind("open", "", "/open"),
    Kind("open-bulletin", "", "/open", ("a[href^='/open/bulletins/']",)),
    Kind("search", "ducha", "/search?q=养老"),
    Kind("search:nothing", "ducha", "/search?q=没有这个词"),
    Kind("tasks:none", "ducha", "/tasks?q=没有这个词"),
    Kind("task:not-there", "ducha", "/tasks/999999", status=404),
)
"""All of them. What is not here: files, answers to scripts, and what only a step of the story shows."""

BETWEEN = {
    "breakdown-confirm", "edit-bulletin", "new-review", "observation", "past-reports-confirm", "recovery-codes",
    "second-factor", "tasks-assign",
}  # fmt: skip
"""Pages that need something done first: the story and ``test_between`` show them to axe."""

NOT_PAGES = {
    "amendment-act", "bulletin-act", "bulletin-file", "breakdown-export", "closing-act", "closings-many",
    "compute-scores", "document-act", "document-original", "document-state", "drop-entry", "end-appointment",
    "enter-demonstration",
    "evidence", "evidence-remove", "finding-act", "freeze-scores", "healthz", "import-template", "indicator-chart",
    "indicator-sync", "indicator-template", "language", "light-act", "matter-act", "open-bulletin-file", "open-data",
    "open-datapackage", "order-act", "person-active", "progress-act", "progress-many", "publish-task",
    "recheck-item", "record-act", "report-draft", "reset-second-factor", "revoke-token", "run-import", "styleguide",
    "past-reports-workbook", "seen",
    "settlement-act", "settlements-many", "settlements-propose", "sign-out", "task-act", "tasks-act", "views",
    "window-act", "withdraw-review",
}  # fmt: skip
"""Acts, files, what scripts ask for, and what there is in development alone."""
