"""What two sentences tell twice: beside numbers that they share, one that differs by a slip of the pen.

A headline, a summary or a later chapter repeats several numbers of one thing. Where one of them is found nowhere in the
other sentence, and a number of the same unit after the same noun there is one slip away, it is the same number told
otherwise, whatever stands between and whichever area or year the reader took each to be of.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from taizhang.checking.accounts import of_two_accounts
from taizhang.checking.judging import Why, is_plain, span_of
from taizhang.checking.passages import COUNT, MONEY, PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import digits_of, slip_like
from taizhang.checking.wordings import told_otherwise
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_CLAUSE = lazy("[，；。：（）、？！ \u3000]")
_IDLE = lazy(
    "同比|环比|实现|完成|达到?|累计|分别|合计|共计|总数|总量|总额|[了约的为至共计近超]|(?<!所)有(?=$)|到(?!位)"
)
_YEARLY = lazy("年均|平均每年|年平均|年递增")
_TELLING, _SURE = 3, 4
_MOST = 6
_SHARED, _CLOSE = 2, 4
_LONG = 3
_NEAR = 5
_KINDS = COUNT + MONEY + PERCENT
_OPEN = Why(
    zh="两处其余数字相同，这一个所指的时点或范围可能不同",
    en="their other numbers agree; the two may differ in date or scope",
)


def check_told_again(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """签约项目76个,协议资金147.97亿元,到位资金11.91亿元 and, further on, 签约项目76个,总协议资金149.77亿元,到位资金11.91亿元."""
    for passages in readings:
        seen: dict[tuple[Decimal | None, str | None], list[int]] = defaultdict(list)
        for at, passage in enumerate(passages):
            partners: dict[int, int] = defaultdict(int)
            for figure in passage.figures:
                if figure.value is None or len(digits_of(figure).rstrip("0")) < _TELLING:
                    continue
                key = figure.value, figure.unit
                for other in seen[key][-_MOST:]:
                    partners[other] += 1 + (len(digits_of(figure).rstrip("0")) >= _SURE)
                if at not in seen[key]:
                    seen[key].append(at)
            for other, shared in partners.items():
                if other != at and shared >= _SHARED:
                    yield from _apart(passages[other], passage, close=shared >= _CLOSE)


def _apart(home: Passage, passage: Passage, *, close: bool) -> Iterator[Finding]:
    """Compare what one of two sentences that share numbers tells, and the other not."""
    here = [k for k in _own(passage) if not _told(passage.figures[k], home)]
    there = [k for k in _own(home) if not _told(home.figures[k], passage)] if here else []
    for k in here:
        figure = passage.figures[k]
        words = _words(passage, k)
        if passage.kind(k) == PERCENT and (len(words) < _LONG or words.startswith("占")):
            continue
        for n in there:
            other = home.figures[n]
            if (
                other.unit == figure.unit
                and other.measure == figure.measure
                and (other.mood == "target") == (figure.mood == "target")
                and _YEARLY.search(passage.gaps[k]) is _YEARLY.search(home.gaps[n]) is None
                and (slip_like(other, figure) or (close and words == _words(home, n) and len(words) >= _LONG))
                and _one_noun(
                    words, _words(home, n), close=close and sorted(digits_of(other)) == sorted(digits_of(figure))
                )
                and ("支出" in figure.indicator) == ("支出" in other.indicator)
                and not of_two_accounts((passage, figure), (home, other))
            ):
                yield told_otherwise(
                    (passage, figure),
                    (home, other),
                    "unclear",
                    basis=Why(
                        zh="另一处与它并列的数相同，这一个数", en="the sentence that tells the same other numbers"
                    ),
                    reason=_OPEN,
                )
                break


def _own(passage: Passage) -> list[int]:
    """Return which figures of a sentence may have been told in another."""
    return [
        k
        for k, f in enumerate(passage.figures)
        if passage.kind(k) in _KINDS and f.value is not None and is_plain(f) and len(digits_of(f)) > 1
    ]


def _told(figure: Figure, passage: Passage) -> bool:
    """Whether a sentence tells a number, as printed or rounded."""
    return any(
        f.unit == figure.unit
        and f.value is not None
        and span_of(f).meets(span_of(figure))
        # 超过100万 says nothing of 390万.
        and (is_plain(f) or abs(f.value - (figure.value or 0)) * _NEAR < abs(f.value))
        for f in passage.figures
    )


def _words(passage: Passage, number: int) -> str:
    """Return the noun before a figure: the words of its clause, without what says that something was reached."""
    before = _CLAUSE.split(passage.gaps[number])[-1]
    return _IDLE.sub("", before)


def _one_noun(first: str, second: str, *, close: bool) -> bool:
    """Whether two names end in the same two characters, and most of the one is within the other."""
    if len(first) < 2 or len(second) < 2 or first[-2:] != second[-2:]:
        return False
    if close:
        return True
    short, long = sorted((first, second), key=len)
    pairs = {short[k : k + 2] for k in range(len(short) - 1)}
    return sum(pair in long for pair in pairs) * 2 >= len(pairs)


_LONGEST_LINE, _BELOW, _REACH, _ALIKE = 70, 8, 600, 5
_ENDS = ("。", "；", "！")
_NO_LINE = ("。", "，", "；", "：", "、", ",", ";", ":")


def check_headlines(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """3.09亿辆,4.67亿人!公安部发布最新数据 above 保有量达3.90亿辆: a headline's number stands in the text below it."""
    for passages in readings:
        for at, passage in enumerate(passages):
            text = passage.reading.text
            begin = text.rfind("\n", 0, passage.start) + 1
            end = text.find("\n", passage.end)
            line = text[begin : end if end > 0 else len(text)].strip()
            if end < 0 or len(line) > _LONGEST_LINE or line.endswith(_NO_LINE):
                continue
            below = [
                p
                for p in passages[at + 1 : at + 1 + _BELOW]
                if end <= p.start < end + _REACH and text.startswith(_ENDS, p.end)
            ]
            tasks = any(_OF_TASK.search(p.masked) for p in below)
            for number in _own(passage):
                figure = passage.figures[number]
                if tasks and _gone_beyond(figure, below):
                    continue  # 三、新增300所学校开放…新增301所…完成年度计划的100.3%: what was set, and what came of it
                if not any(_told(figure, p) for p in below):
                    yield from _headed(passage, number, below, first=not text[:begin].strip())
            for number, figure in enumerate(passage.figures):
                if figure.qualifier in _OVER and figure.value:
                    yield from _below_it(passage, number, below)


_OF_TASK = lazy("完成(?:年度|全年)?(?:计划|任务|目标)|(?:年度|全年)(?:计划|任务|目标)")


def _gone_beyond(figure: Figure, below: Sequence[Passage]) -> bool:
    """Whether the text below a heading tells at least as much in the heading's unit as it sets."""
    value = figure.value or 0
    return any(f.unit == figure.unit and (f.value or 0) >= value > 0 for p in below for f in p.figures)


_OVER = (">", ">=")
_LITTLE_OVER = Decimal("1.5")


def _below_it(title: Passage, number: int, below: Sequence[Passage]) -> Iterator[Finding]:
    """Ask of a headline's 超4亿人次 where the largest of the same noun in the text is 3.02亿人次."""
    figure, words = title.figures[number], _words(title, number)
    alike = [
        (home, home.figures[k])
        for home in below
        for k in _own(home)
        if home.figures[k].unit == figure.unit and len(words) > 1 and words[-2:] == _words(home, k)[-2:]
    ]
    if not alike or figure.value is None or title.kind(number) == PERCENT:
        return
    low, high = figure.value, figure.value * _LITTLE_OVER
    if any(f.unit == figure.unit and f.value is not None and low <= f.value < high for p in below for f in p.figures):
        return
    home, other = max(alike, key=lambda held: held[1].value or 0)
    if other.value is not None and figure.value / 2 < other.value < figure.value:
        yield _told_below((title, figure), (home, other))


def _told_below(headline: tuple[Passage, Figure], below: tuple[Passage, Figure]) -> Finding:
    return told_otherwise(
        headline,
        below,
        "unclear",
        basis=Why(zh="标题下文中相应的数", en="the number in the text below the title"),
        reason=_OPEN,
    )


def _headed(title: Passage, number: int, below: Sequence[Passage], *, first: bool) -> Iterator[Finding]:
    """Compare a headline's number that the text below does not tell with those there that are a slip of it."""
    figure, words = title.figures[number], _words(title, number)
    digits = len(digits_of(figure).rstrip("0"))
    pairs = {words[k : k + 2] for k in range(len(words) - 1)}
    if (not pairs and (not first or digits < _TELLING)) or title.kind(number) == PERCENT:
        return
    for home in below:
        for k in _own(home):
            other = home.figures[k]
            if other.unit != figure.unit or other.measure != figure.measure:
                continue
            shuffled = words[-_ALIKE:] == _words(home, k)[-_ALIKE:] and sorted(digits_of(other)) == sorted(
                digits_of(figure)
            )
            if not (slip_like(other, figure) or shuffled):
                continue
            theirs = _words(home, k) + other.indicator
            shared = sum(pair in theirs for pair in pairs)
            if (shared * 2 >= len(pairs) or words[-2:] in theirs) and (digits >= _TELLING or shared):
                yield _told_below((title, figure), (home, other))
                return
