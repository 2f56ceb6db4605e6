"""Rates whose whole stands in the sentence before."""

import itertools
import re
from collections.abc import Iterator, Sequence

from taizhang.checking.judging import QUALIFIED, Why, is_exact, is_plain, span_of
from taizhang.checking.passages import CLAUSE_MARK, COUNT, LINK, MONEY, PERCENT, WORD, Passage
from taizhang.checking.ratios.shares import share_finding
from taizhang.checking.records import Finding
from taizhang.checking.words import WORDS, holds, one_of
from taizhang.reading.patterns import lazy

_RATE = lazy(
    f"(?P<part>{COUNT}){WORD}{{0,6}}[，,、（(]?(?P<verb>{WORD}{{0,4}}?{one_of(WORDS.countable)})(?:完成|到位"
    f")?率{LINK}(?P<p>{PERCENT})"
)
_PAID = lazy(
    f"(?P<all>总费用|费用|资金|总额|总投资|计划){WORD}{{0,4}}?{LINK}(?P<whole>{MONEY})[，,](?:其中[，,:：]?)?{WORD}{{0,10}}?"
    f"(?P<verb>支付|报销|补偿|补助|到位|拨付|兑付|支出|使用){LINK}(?P<part>{MONEY})[，,]{WORD}{{0,6}}?"
    f"(?:支付|报销|补偿|补助|到位|拨付|兑付|支出|使用){WORD}{{0,4}}?(?:比例|率|比|进度){LINK}(?P<p>{PERCENT})"
)
_WHOLE = lazy("共|总|收到|受理|接到|承办|交办|转办|发现|排查|抽检|抽查|检查|检测|梳理|反馈|登记|下达|任务")
_SOFT_PAID = Why(zh="比例未必以它为分母", en="the proportion need not be of it")
_SOFT = Why(zh="分母在前一句，未必就是它", en="the whole stands in the sentence before, and need not be it")


def check_paid_share(passage: Passage) -> Iterator[Finding]:
    """总费用12626.32万元,统筹支付8916.82万元,报销比例达70.62%: what was paid of what it cost."""
    for match in _PAID.finditer(passage.masked):
        whole, part, percent = (passage.figure(match.start(name)) for name in ("whole", "part", "p"))
        if (whole.value or 0) < (part.value or 0):
            continue
        open_to = None if match["all"] == "总费用" else _SOFT_PAID
        found = share_finding(passage, "rate", percent, part, whole, open_to)
        if found is not None:
            yield found


def check_earlier_whole(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """共收到诉求291件。按时办结253件,按时办结率89.6%: the count that the rate is of stands in the sentence before."""
    for passages in readings:
        for home, passage in itertools.pairwise(passages):
            if home.reading.text[home.end : passage.start].strip() not in ("。", ""):
                continue
            for match in _RATE.finditer(passage.masked):
                yield from _judged(home, passage, match)


def _judged(home: Passage, passage: Passage, match: re.Match[str]) -> Iterator[Finding]:
    at = passage.number(match.start("part"))
    part, percent = passage.figures[at], passage.figure(match.start("p"))
    clause = CLAUSE_MARK.split(passage.between(at - 1, at))[-1]
    if any(match["verb"] + "率" in gap for gap in home.gaps):
        # 交办1876件,化解638件,化解率34%。市直部门化解8件,化解率6.61%: of what those were given themselves.
        return
    if match["verb"] not in clause or any(f.unit == part.unit for f in passage.figures[:at]) or "其中" in clause:
        return
    named = [
        (number, f)
        for number, f in enumerate(home.figures)
        if f.unit == part.unit and home.kind(number) == COUNT and is_exact(f)
    ]
    told = [k for k, _ in named if _WHOLE.search(CLAUSE_MARK.split(home.between(k - 1, k))[-1])]
    largest = max((f.value or 0 for _, f in named), default=0)
    if len(named) > 1 and told[:1] == [named[0][0]] and named[0][1].value == largest:
        # 受理诉求46983件,其中电话46908个,邮件7件: the one that counts all of them stands first.
        named = named[:1]
    if len(named) != 1 or part.value is None:
        return
    number, whole = named[0]
    said = _WHOLE.search(CLAUSE_MARK.split(home.between(number - 1, number))[-1])
    if said is None or (whole.value or 0) < part.value:
        return
    plain = is_plain(whole) and is_plain(part) and is_plain(percent)
    exact = span_of(part).over(span_of(whole))
    fits = exact is not None and exact.scaled(100).meets(span_of(percent))
    soft = holds(match["verb"], ("满意", "知晓", "好评"))
    open_to = None if fits or (plain and not soft) else QUALIFIED if not plain else _SOFT
    found = share_finding(passage, "rate", percent, part, whole, open_to, home)
    if found is not None:
        yield found
