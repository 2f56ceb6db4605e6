"""Sentences with the cues of a promise that promise nothing: news, deeds, titles, entries of budgets, years gone by."""

from taizhang.reading import announcing
from taizhang.reading.cues import tells_ahead
from taizhang.reading.leanings import sets_goals
from taizhang.reading.patterns import lazy

_NEWS = lazy(
    "[^,。;]{0,40}月\\d{1,2}日[讯电](?:[ (]|$)|(?:\\d{1,2}月\\d{1,2}日[上下]?午?,)?记者[^。]{2,40}?(?:获悉|了解到)"
    "|[^。]{4,60}(?:隆重|胜利|圆满|正式)(?:开幕|召开|闭幕|举行)$"
)
"""What news opens with, and what a meeting did: no promise without a figure."""
_HELD = ("开幕", "召开", "闭幕", "举行")
DOCUMENTS = ("意见", "方案", "通知", "报告", "决定", "办法", "规划", "措施", "细则", "要点", "说明")
_TITLE = lazy("关于[^,。;]{4,80}")
"""The title of a document in a line of its own (关于推动产业发展的实施意见)."""
_SETS = lazy(
    r"(?:20\d\d年)?[^,。;:“]{0,24}?(?:收入|支出|财力|税|部门|级)(?:预算)?(?:拟|共)?(?:安排|预计|合计|总计)为?\d[\d.]*[万亿]*元(?:[,;:]|$)"
)
_SPENDS = lazy("用于|确保|力争|支持|保障[^和]|建设|改造|实施|新增")
"""How an entry of a budget is set, and what says for what."""
_YEAR_FIRST = lazy(r"((?:19|20)\d\d)年(?![度-]?以来|[-至到、和])")


def promises_nothing(words: str, counted: int, year: int | None, *, dated: bool, mark: str, total: float) -> bool:
    """Say whether a sentence with the cues of a promise is news, a title, an entry, or tells of deeds or a past year.

    ``counted`` is how many figures it tells, ``year`` the one that 今年 means, ``dated`` whether it says until when,
    ``mark`` what ends it and ``total`` what its cues come to.
    """
    if ("了" in words and announcing.counts_items(words)) or announcing.shows_round(words):
        return True
    if announcing.tells_of_document(words):
        return True
    if counted <= 1 and ("www." in words or announcing.tells_of_deeds(words) or announcing.introduces(words)):
        return True
    if counted:
        # 2024年税收收入安排6.9亿元,增长4%: an entry of a budget
        entry = ("安排" in words or "计" in words) and _SETS.match(words) is not None
        return entry and _SPENDS.search(words) is None
    return _tells_of_news(words) or _asks_or_states(words, year) or (not dated and _states(words, year, mark, total))


def _tells_of_news(words: str) -> bool:
    """Say whether a sentence without a figure opens as news do, tells of a meeting, or is the title of a document."""
    if ("记者" in words or "日讯" in words or words.endswith(_HELD)) and _NEWS.match(words):
        return True
    return words[0] == "关" and words.endswith(DOCUMENTS) and _TITLE.fullmatch(words) is not None


def _asks_or_states(words: str, year: int | None) -> bool:
    """Say whether a sentence without a figure asks (2026年新建哪些学校?), calls on others, or tells of who oversees."""
    if "哪些" in words or ("了" in words and sets_goals(words, year)):
        return True
    return announcing.calls_on(words) or announcing.supervises(words)


def _states(words: str, year: int | None, mark: str, total: float) -> bool:
    """Say whether a sentence without a figure or a date states what is, or begins with a year gone by and speaks of
    nothing to come (2023年的指标都已完成)."""
    if announcing.states(words, mark, total):
        return True
    opens = _YEAR_FIRST.match(words) if year is not None and words[0] in "12" else None
    return opens is not None and int(opens[1]) < (year or 0) and tells_ahead(words) is None
