"""What the head of a column says: the role of its cells, their unit, what is measured, aimed or reported, and when."""

import re
from functools import cache, lru_cache

from taizhang.reading.patterns import lazy
from taizhang.reading.records import Measure, Mood
from taizhang.reading.sections import years_in
from taizhang.reading.tables import alternation, table, words
from taizhang.reading.tabular.amounts import amounts_in, is_year, printed_unit
from taizhang.reading.tabular.table import ColumnRole, PrintedUnit
from taizhang.reading.wordsets import trie

LONGEST_HEAD = 40
"""A longer cell heads no column."""
LONGEST_LOOSE = 20
_TWO = 2
_TELLING = 4
"""A head of so many characters says what its column holds whatever stands before it."""
_ROLES: tuple[ColumnRole, ...] = (
    "serial", "lead", "support", "deadline", "task", "progress", "ignored", "unit", "place", "year", "name"
)  # fmt: skip
_TOLD: tuple[ColumnRole, ...] = ("task", "progress", "deadline")
"""What a head may say with a time before it."""
_FIRST: tuple[ColumnRole, ...] = ("serial", "name", "place", "year", "task", "lead")
_CODES = ("编码", "代码", "编号")
_BRACKETS = lazy(r"[(\[]([^()\[\]]{1,20})[)\]]")
_BLANKS = lazy(r"[\s:*]")
_DATED = lazy(
    r"(?:截[至止]到?|[至到])?(?:19|20)\d\d年?(?:度|末|底)?(?:1?\d(?:-1?\d)?月(?:份|末|底)?)?|(?:^"
    r"|截[至止]到?)1?\d(?:[ ]?-[ ]?1?\d)?月(?:份|末|底)?|截[至止]目前|“?十[一二三四五六]五”?(?:期间|时期|末|规划)?"
)
_STAGE = lazy(r"[一二三四1-4]季度|[上下]半年|(?:1[0-2]|(?<!\d)[1-9])月")
_COMPARED = lazy(r"(?:比|较|同)(?:(?:19|20)\d\d年?)")
_AGAINST_LAST = lazy(r"[比较](?:上年|去年)(?:同期)?")
_UNIT_TAIL = lazy(r"[,:]([^,:()]{1,12})$")
_AREA = lazy(
    r"[一-龥]{1,4}[市区县旗镇乡州]|[一-龥]{1,8}(?:街道|新区|开发区|高新区|经开区|园区|示范区|管委会|农场|街道办|办事处)"
)
_NOT_AREA = (
    "地区",
    "城区",
    "社区",
    "小区",
    "景区",
    "校区",
    "库区",
    "灾区",
    "山区",
    "郊区",
    "牧区",
    "城镇",
    "乡镇",
    "城市",
    "片区",
    "湾区",
)
_MARKS = "()-—.·,:/、±%的及与和 "
_NUMBERED = lazy(r"[甲乙丙丁戊]|\(?\d{1,2}\)?(?:=[\d+\-*/()%]{1,20})?")


@cache
def _roles() -> dict[str, ColumnRole]:
    found: dict[str, ColumnRole] = {}
    for role in _ROLES:
        for word in words("tabular", role):
            found.setdefault(word, role)
    return found


@cache
def _made_of_parts() -> re.Pattern[str]:
    parts = trie((*words("tabular", "parts_of_heads"), *_unit_words()))
    dated = r"(?:19|20)\d\d(?:-(?:19|20)\d\d)?年?(?:度|末|底)?|1?\d(?:-1?\d)?月(?:份)?|“?十[一二三四五六]五”?(?:期间|时期|末|规划)?"
    return lazy(rf"(?>{parts}|{dated}|[,/、与和比较的及占±%]|[(\[][^()\[\]]{{1,20}}[)\]]){{1,8}}")


@cache
def _unit_words() -> tuple[str, ...]:
    return tuple(key for key in table("tabular")["units_of_heads"] if key != "source")


def role_of(text: str) -> ColumnRole | None:
    """Return the role that a head names outright (序号, 牵头单位), or None; ``text`` is normalised."""
    plain = _BLANKS.sub("", text)
    roles = _roles()
    found = roles.get(plain)
    if found is None and ("(" in plain or "[" in plain):
        plain = _BRACKETS.sub("", plain)
        found = roles.get(plain)
    if found is None and len(plain) <= LONGEST_LOOSE:
        found = next((roles[end] for end in _ends() if plain.endswith(end)), None)
    if found is None and "及" in plain:
        unit, _, person = plain.partition("及")
        found = roles.get(unit) if person.endswith(("人", "领导")) else None  # 牵头单位及主要负责人
    if found is None and plain.endswith("名称") and len(plain) <= LONGEST_LOOSE:
        return "name"  # 行业名称, whatever is named
    if found is None and plain.endswith(_CODES) and len(plain) <= LONGEST_LOOSE:
        return "serial"  # 科目编码
    if found is None and plain[:1].isdigit():
        undated = roles.get(_DATED.sub("", plain))
        found = undated if undated in _TOLD else None  # 1-6月进展, 2026年任务
    return found


@cache
def _ends() -> tuple[str, ...]:
    """Return the heads that say what a column holds whatever stands before them (截至8月底|完成情况)."""
    return tuple(word for word in _roles() if len(word) >= _TELLING and word.endswith(words("tabular", "head_ends")))


def is_head(text: str) -> bool:
    """Say whether a cell can only head a column: it is a known head, or made of years, units and their words."""
    if not text or len(text) > LONGEST_HEAD:
        return False
    text = text.removeprefix("其中:")
    if role_of(text) is not None or is_year(text):
        return True
    return _made_of_parts().fullmatch(_BLANKS.sub("", text)) is not None


def may_head(text: str) -> bool:
    """Say whether a line among heads can be one more: a noun of quantity, or words with a unit in brackets."""
    text = text.removeprefix("其中:")
    if len(text) > LONGEST_LOOSE or any(mark in text for mark in "。,;:"):
        return False
    ends = words("tabular", "quantities"), words("tabular", "amount_ends")
    return text.endswith(ends[0] + ends[1]) or (text.endswith(")") and unit_of_head(text) is not None)


def may_open(text: str) -> bool:
    """Say whether a cell can head the first column of a table."""
    return role_of(text) in _FIRST


def sums_up(text: str) -> bool:
    """Say whether a cell names the row that holds the sums of those above it (合计)."""
    return text in words("tabular", "summed")


def is_sum(text: str) -> bool:
    """Say whether a cell only says that its row holds sums (合计, 小计), and not of which area (全区)."""
    return _BLANKS.sub("", text) in words("tabular", "sums")


def is_area(text: str) -> bool:
    """Say whether a cell or head names an area rather than a kind of place."""
    return _AREA.fullmatch(text) is not None and text not in _NOT_AREA and not text.endswith(_NOT_AREA[3:])


def is_category(head: str) -> bool:
    """Say whether a head stands over what rows are sorted by (类别, 一级指标) rather than over their names."""
    return _BLANKS.sub("", head) in words("tabular", "categories")


def holds_value(text: str) -> bool:
    """Say whether a cell prints an amount; a bare year heads columns instead."""
    return not is_year(text) and bool(amounts_in(text))


def says_task(head: str) -> bool:
    """Say whether a head stands over what is to be reached or done (年度目标, 具体措施) in a table of tasks."""
    return _BRACKETS.sub("", head).rstrip().endswith(words("tabular", "task_ends"))


@lru_cache(maxsize=1024)
def is_stage(head: str) -> bool:
    """Say whether a head names a stretch of the year by whose end something is to be done (一季度目标, 6月底前)."""
    return _STAGE.search(head) is not None and mood_of_head(head) != "result" and measure_of_head(head) is None


def numbers_columns(cells: list[str]) -> bool:
    """Say whether a row only numbers the columns of a statistical table (甲 乙 1 2 3)."""
    filled = [cell for cell in cells if cell]
    if len(filled) < 2 or not all(_NUMBERED.fullmatch(cell) for cell in filled):
        return False
    digits = [int(cell.strip("()").partition("=")[0]) for cell in filled if cell.strip("()")[0].isdigit()]
    return (
        bool(digits)
        and digits == list(range(digits[0], digits[0] + len(digits)))
        and digits[0] == 1 + (len(filled) - len(digits) if not any(cell in "甲乙丙丁戊" for cell in filled) else 0)
    )


@lru_cache(maxsize=4096)
def unit_of_head(head: str) -> PrintedUnit | None:
    """Return the unit that a head or a row's name prints in brackets, after a comma or as % at its end, or None."""
    inners: list[str] = _BRACKETS.findall(head)
    for inner in reversed(inners):
        found = printed_unit(inner.rpartition(":")[2].strip())
        if found is not None:
            return found
    tail = _UNIT_TAIL.search(head)
    if tail is not None:
        found = printed_unit(tail.group(1).strip())
        if found is not None:
            return found
    if head.rstrip().endswith("%"):
        return printed_unit("%")
    if head.rstrip().endswith("百分点"):
        return printed_unit("百分点")
    counted: dict[str, str] = table("tabular")["units_of_heads"]
    bare = _BRACKETS.sub("", head).rstrip(" )")
    return next((printed_unit(unit) for word, unit in counted.items() if bare.endswith(word)), None)


@cache
def _measure_words(name: str) -> re.Pattern[str]:
    return lazy(alternation(tuple(table("tabular")["measure"][name])))


@lru_cache(maxsize=4096)
def measure_of_head(head: str) -> Measure | None:
    """Return what the head says is measured, or None where it leaves that to the row."""
    plain = _measure_words("not_growth").sub("", head)
    if _measure_words("rank").search(plain):
        return "rank"
    if _measure_words("rate").search(plain):
        return "level"
    if _measure_words("planned").search(plain):
        return "share"
    unit = unit_of_head(head)
    family = unit.family if unit is not None else None
    if _measure_words("change").search(plain) and family != "percent":
        return "change"
    if _measure_words("growth").search(plain):
        if family in (None, "percent"):
            return "growth"
        return "change" if family == "points" or "增减" in plain or "比" in plain else None
    if _measure_words("share").search(plain) or (plain[:1] == "占" and plain[:2] != "占地"):
        return "share"
    return None


@lru_cache(maxsize=4096)
def rate_of_head(head: str) -> str | None:
    """Return the rate that a head names (完成率), which belongs to the name of what it rates, or None."""
    found = _measure_words("rate").search(head)
    return None if found is None else found.group()


@lru_cache(maxsize=4096)
def falls(text: str) -> bool:
    """Say whether a head or a row's name says that its values are falls (下降(%), 能耗降低)."""
    plain = _BRACKETS.sub("", text)
    return _measure_words("down").search(plain) is not None and "增减" not in plain and "升降" not in plain


@cache
def _mood_words(name: str) -> re.Pattern[str]:
    return lazy(alternation(tuple(table("tabular")["mood"][name])))


@lru_cache(maxsize=4096)
def mood_of_head(head: str) -> Mood | None:
    """Return whether a head says that its values are aimed at, expected or reported, or None where it does not say."""
    head = _AGAINST_LAST.sub("", head)
    if _mood_words("target_first").search(head):
        return "target"
    for mood in ("estimate", "result", "target"):
        if _mood_words(mood).search(head):
            return mood
    return None


def weakly_reports(head: str) -> bool:
    """Say whether a head is one of those that mostly stand over what has been counted (年末, 比重, 同比)."""
    return _mood_words("result_weak").search(head) is not None


def is_size(head: str) -> bool:
    """Say whether a head stands over the size of projects as a whole (总投资), which no one year reaches."""
    plain = _BRACKETS.sub("", head)
    return plain.endswith(words("tabular", "sizes")) and "完成" not in plain


@lru_cache(maxsize=1024)
def mood_of_caption(caption: str) -> Mood | None:
    """Return what a caption says of its table's values, or None where it does not say."""
    result, target = _mood_words("caption_result").search(caption), _mood_words("caption_target").search(caption)
    if result is not None and (target is None or target.start() < result.start()):
        return "result"
    return "target" if target is not None else None


@lru_cache(maxsize=4096)
def years_of_head(head: str) -> tuple[int, ...]:
    """Return the years that a head names, those it only compares with left out."""
    plain = _COMPARED.sub("", head)
    return tuple(years_in(plain) or [int(word) for word in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", plain)])


@cache
def _edges() -> tuple[str, ...]:
    """Return the words that are taken off the front and off the end of a head to leave its noun."""
    data = table("tabular")
    moods = [word for name in ("estimate", "result", "target_first", "target") for word in data["mood"][name]]
    measures = [
        word for name in ("growth", "share", "rank", "rate", "planned", "change") for word in data["measure"][name]
    ]
    idle = {*moods, *measures, *words("tabular", "idle")}
    return tuple(sorted(idle, key=lambda word: (-len(word), word)))


def _trimmed(word: str) -> str:
    edges, quantities = _edges(), words("tabular", "quantities")
    for _ in range(6):
        front = next((idle for idle in edges if word.startswith(idle) and (len(idle) > 1 or word == idle)), "")
        word = word[len(front) :].strip(_MARKS)
        kept = next((noun for noun in quantities if word.endswith(noun)), "")
        end = next((idle for idle in edges if word.endswith(idle) and idle not in kept and len(idle) > 1), "")
        word = word.removesuffix(end).strip(_MARKS) if end else word
        if not front and not end:
            break
    return word


def _kept(bracket: re.Match[str]) -> str:
    """Return a bracket inside a word (村(社区)个数) as it is; one at its end or with a unit goes out."""
    text = bracket.string
    inside = bracket.end() < len(text) and not text[bracket.end()].isspace()
    return bracket.group() if inside and printed_unit(bracket.group(1)) is None else ""


@lru_cache(maxsize=4096)
def noun_of_head(head: str) -> str:
    """Return the head's own noun without brackets, years, units and words of mood, period and measure; may be empty."""
    plain = _DATED.sub("", _BRACKETS.sub(_kept, _COMPARED.sub("", head.replace("增、减", "增减"))))
    tail = _UNIT_TAIL.search(plain)
    if tail is not None and printed_unit(tail.group(1)) is not None:
        plain = plain[: tail.start()]
    said: list[str] = []
    for word in plain.split():
        noun = _trimmed(word.strip(_MARKS))
        if len(noun) > 1 and noun not in said and role_of(noun) in (None, "place") and not noun.isdigit():
            if said and noun.endswith(said[-1]):
                said.pop()  # 投资 over 总投资
            said.append(noun)
    counts = *words("tabular", "quantities"), *words("tabular", "amount_ends")
    if len(said) == _TWO and said[0].endswith(words("tabular", "quantities")) and not said[1].endswith(counts):
        said.reverse()  # 中央 under 补助资金
    return "".join(said)
