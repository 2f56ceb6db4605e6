"""Whether a sentence of a report only says again what was set, so that the next can hold the result against it."""

from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Mood

SAYS_DONE = lazy(
    r"(?:目标|任务|计划)(?:任务)?数?的\d|[一二三]季度|上半年|1[-—~–至]\d{1,2}月|同比|[比较][上去]年|已|累计|[成现了达]了|截[至止]|目前|实际"
    r"|将[^,。;]{2,16}(?:划分为|编入|纳入)|形成[^,。;]{2,30}(?:格局|局面|合力)"
)
"""What a sentence holds that tells what was done."""
_SETS = lazy(
    r"不[低少]于|不超过|控制在|力争|确保|目标(?!,)|下达[^,。;\d]{2,24}任务|\d[\d.]*[%万亿元个百分点]{1,4}(?:以上|左右|以内)(?=[,。;])"
)
_NEXT = lazy(
    r"[。;\s]{1,4}(?:截[至止]|目前|正(?:在|积极|抓紧|加紧|有序)|上半年|前?[一二三]季度|(1-\d{1,2}月)|今年以来|全年已?完成|(累计|已))"
)
"""How a sentence begins that holds a result against the goal which the one before restates."""
_CAME_OF_IT = lazy(
    r"[。;\s]{1,4}(?:(?:截[至止][^,。;]{0,12}|目前|上半年|前?[一二三]季度|今年以来),?)"
    r"(?:(?:现|均|共|累计)?已(?:全部|基本|累计|陆续|全面)?(?:完成|开工|建成|竣工|完工|启动|投用)|(?:累计|全部)?完成)"
)
_ITEM = lazy(r"\s*\d{1,2}[.、]")
_FOR_YEARS = lazy(r"\((?:19|20)\d\d年?[-—~–至]((?:19|20)\d\d)年\)$")
"""How a task ends that is set for several years (整治山塘7万口(2013-2017年)。上半年已…)."""


def restates(text: str, start: int, end: int) -> bool:
    """Say whether the sentence ``start:end``, the first of its paragraph, sets what the next tells more of."""
    following = _NEXT.match(text, end)
    if following is None or SAYS_DONE.search(text, start, end) is not None:
        return False
    if _FOR_YEARS.search(text, start, end) is not None:
        return True
    months, done = following.groups()
    if done is not None:
        return False
    item = _ITEM.match(text, start) is not None
    return (item and (months is not None or _CAME_OF_IT.match(text, end) is not None)) or (
        _SETS.search(text, start, end) is not None
    )


def last_of_years(text: str, start: int, end: int) -> int | None:
    """Return the last year of those for which a sentence sets a task, where it ends with them, or None."""
    years = _FOR_YEARS.search(text, start, end) if text[end - 1 : end] == ")" else None
    return None if years is None else int(years.group(1))


def stands_so(text: str, start: int, end: int, at: int) -> bool:
    """Say whether a sentence (``start:end``) among what is demanded tells, of the number ``at``, how things stand
    (督查发现,3个项目尚未开工; 22件中,16件正在办理)."""
    found = None
    for found in _AS_OF.finditer(text, start, at):  # noqa: B007 -- the last is what counts
        pass
    if found is not None:
        return _AHEAD_AGAIN.search(text, found.end(), at) is None
    return _STANDS_SO.search(text, start, end) is not None and _AHEAD_AGAIN.search(text, start, at) is None


_LOOKED_INTO = ("督[查察导]", "检查", "核查", "抽查", "走访", "暗访", "明访", "审计", "排查")
_AS_OF = lazy(
    "|".join(
        (
            "截[至止](?:目前|今|20\\d\\d年|\\d{1,2}月(?!底前)|[一二三]季度|[上下]半年)",
            *(f"{act}(?:时|中)?(?:发现|看到?)[,:]?" for act in _LOOKED_INTO),
        )
    )
)
"""What says that a sentence tells how things are now."""
_STANDS_SO = lazy(
    "[0-9][个项件家处条户所座][^,。;\\d的]{0,12}(?:正在|尚未|仍未|未(?=启动|开工|完成|完工|报送|上报|达|整改)|进[展度]缓慢"
    "|推进缓慢|(?<!对)滞后|没有(?=启动|开工|完成))(?![^,。;\\d]{0,16}的)"
)
"""How a sentence says of some of those counted in what state they are."""
_AHEAD_AGAIN = lazy(
    "今年|明年|(?<![需主重必首])要(?![求素点])|(?<![已即])将(?!近)|力争|确保|争取|必须|务必|请各?|下一步"
    "|(?<![成占])(?<!年度)目标|计划(?![的投总])|不少于|不低于"
)
"""What of a sentence says after that what is to be done."""


def reasoned(text: str, here: Surroundings, clause: str) -> tuple[Mood, str] | None:
    """Return the mood of an amount on which a plan rests, or that says by what of a year before it is so, and the rule;
    None where its sentence gives no reason."""
    rests = _RESTS_ON.match(text, *here.sentence)
    if rests is None:
        return None
    if rests[1]:
        return "context", "what a plan rests on"
    return ("result", "last year's value among the targets") if _YEAR_BEFORE.search(clause) is not None else None


_RESTS_ON = lazy("主要(?:(依据|根据)|是(?!:)|由于|因为?|考虑)")
"""How a sentence begins that says on what an amount of a plan rests (主要依据生产总值增长|8%), or why it is so."""
_YEAR_BEFORE = lazy("(?:19|20)\\d\\d年(?!度?预)|[去上]年")


_CAME_SINCE = lazy("截[至止]|累计|已(?!知)|目前")
_SOON_DONE = lazy("(?:预计|有望)(?:今年|可)?(?:年内|\\d{1,2}月(?:底|份)?)")
_YEARLY = lazy("预计(?:[两三四五]年|期间|今后)?年均")
"""What is expected is only the yearly rate (分别完成7亿元、9亿元,预计年均增长28%;分别|完成8亿元、9亿元)."""
_OF_A_YEAR = lazy("(?<![\\d全今本当])年度?预计(?:完成)?总?投资")


def expected_apart(text: str, said: int, here: Surroundings) -> bool:
    """Say whether what is expected or computed from the offset ``said`` ends before the clause of ``here``: where the
    text then says what was done, in what is expected to be done soon (预计年内完成改造2万亩;新增基地|43个), in a yearly
    rate, and in what a year is to take of a sum (总投资120亿元,年预计投资25亿元。其中,产业项目|77项)."""
    if said < here.part[0]:
        computed = text[said] == "测" and _CAME_SINCE.search(text, said, here.quantity.end) is not None
        if computed or _SOON_DONE.match(text, said) is not None:
            return True
        if _YEARLY.match(text, said) is not None and text.find("预计", here.part[0], here.quantity.start) < 0:
            return True
    before = 2 if text[said - 2 : said] == "年度" else 1
    return _OF_A_YEAR.match(text, said - before) is not None
