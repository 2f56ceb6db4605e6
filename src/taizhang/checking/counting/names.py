"""A list's count against the names listed (A、B、C等3个, 3项…分别为A、B、C)."""

import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.counting.listed import by_places, of_kinds
from taizhang.checking.counting.provinces import PROVINCE
from taizhang.checking.judging import Why, is_exact, is_plain, show, worded
from taizhang.checking.numerals import NUMERALS, numeral
from taizhang.checking.passages import COUNT, OTHER, PERCENT, WORD, Passage
from taizhang.checking.records import Finding, Place, Verdict
from taizhang.checking.words import WORDS, one_of
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Reading

_ITEM = f"[^{PERCENT}-{OTHER}，,。；;：:、\n]{{1,30}}"
_ITEM_SHORT = f"[^{PERCENT}-{OTHER}，,。；;：:、“”《》\n]{{1,16}}"
_NAME = f"(?:“[^“”{PERCENT}-{OTHER}]{{1,40}}”|《[^《》{PERCENT}-{OTHER}]{{1,60}}》)"
_NAMES = f"{_NAME}(?:[、和及与]?{_NAME}){{1,20}}"
_LIST = f"(?:(?:{_ITEM}、){{1,60}}{_ITEM}|{_NAMES})"
# A list begins where its clause does; one of quoted names may begin anywhere.
_BEGIN = f"(?<![^{PERCENT}-{OTHER}，,。；;：:\n])"
_ITEM_BARE = f"[^{PERCENT}-{OTHER}，,。；;：:、（）()\n]"
_BRACKETED = lazy(
    f"(?P<n>{COUNT})(?:任务|项目|工作|事项|部门|单位)?[（(](?P<list>(?:{_ITEM_BARE}{{2,30}}、){{1,30}}{_ITEM_BARE}{{2,30}})[）)]"
)
_GONE_THROUGH = lazy(f"(?P<n>{COUNT}){WORD}{{0,10}}[（(]分别(?:是|为)[：:]?(?P<list>[^（）()]{{4,200}})[）)]")
_BEFORE = lazy(f"(?P<list>{_BEGIN}(?:{_ITEM}、){{1,60}}{_ITEM}?|{_NAMES})(?P<etc>等)?(?P<n>{COUNT})")
_AFTER = lazy(
    f"(?P<n>{COUNT})(?:{WORD}{{0,4}}（[^（）{PERCENT}-{OTHER}]{{1,8}}）)?{WORD}{{0,20}}[，,]?"
    f"(?P<mark>(?:分别|依次)[为是][：:]?|即|为|[：:])"
    f"(?P<list>{_LIST})(?=$|[。；;，,])"
)
_SPELLED = lazy(
    f"(?P<list>{_BEGIN}(?:{_ITEM_SHORT}、){{1,20}}{_ITEM_SHORT}?|{_NAMES})"
    f"(?P<etc>等)?“?(?<![第十百千几0-9０-９])(?P<n>十[一二三四五六七八九]|[两二三四五六七八九十]|[2-9](?=大))"
    f"(?P<unit>大|条|个|项|座|类|件|种|家|所|名|支|处|位(?!数|次)|方面|部门|[省市县区镇乡村州盟旗](?![级域区属直内辖长政委]))"
    f"(?![一二两三四五六七八九十](?:[省市区县镇乡村州盟旗部委局院]|街道))(?![十百千万亿类型和及与等、，。；]){WORD}{{2}}"
)
_GOES_ON_AFTER = lazy(f"(?:(?![和与及（(]){WORD}){{2,16}}、")
_PARTED = lazy("分(?:成|为)?[一二三四五六七八九十两][类种个大步批级档]")
_FOR = lazy("观众|群众|大家|他们|企业|居民|学生|老人|患者|[其我你]")
_CROSSING = lazy("(?:交叉口|交汇处|交界处|路口|之间|段|线)$")
_OTHERWISE = Why(zh="所列名称的起止可能另有分法", en="the list may begin elsewhere or be parted otherwise")
_QUOTED = lazy("“[^“”]{1,40}”|《[^《》]{1,60}》|（[^（）]{0,40}）|[(][^()]{0,40}[)]")
_AND = lazy("(?<=..)(?:以及|和|及|与)(?=..)")
_CLASS = lazy(f"(?!大类|以上|左右){WORD}{{2}}")
_NO_NAME = lazy(
    "的|各|^(?:新建|扩建|改建|取消|停征|制定|修订|审批|备案|优化|增加|市委|区委|县委|[一二三四五六七八九十]{1,2}$)"
)
_DOING = lazy("[是有将被把各]|(?<=..)[和与及](?=..)|完成|推进|实施|开展|新建|建设|改造|提升|加快|支持|等")
_COUNTED_OF = lazy("[两二三四五六七八九十](?:个?[省市县区州盟旗镇乡村国]|个|大|类|家)[^、的]{0,4}的(?=[^、])")
_ADJOINING = lazy("(?:“[^“”]{1,40}”){2,}$|(?:《[^《》]{1,60}》){2,}$")
_DONE_THERE = lazy(
    "(?:增设|新设|设立|设置|开设|建成|布局|新增|推出|发布|举办|举行|打造|落户|建立|投资|部署|新开|开通"
    "|提出|确定|明确|制定|出台|采取|细化|设定|谋划|梳理|列出|凝练|签订|签署|引进|获得|取得|选取|遴选|归纳|组建|印发|推行|[作做拿]出)了?$"
)
# 四大类十八个指标,包括…: what is counted last is what the list is of.
_COUNTED_AGAIN = lazy("[一二两三四五六七八九十百]+[个项条种家]")
_LEAD = lazy(f"^(?:{one_of(WORDS.list_leads)}|[向由给赴]){{1,3}}")
# 三十二条, 连续三个月, “两个确立”: the numeral or its counter is part of something longer.
_INSIDE = lazy("^[一二三四五六七八九]十|^“(?:[两二三四五六七八九十]个|两)|个月$")
_LED_IN = lazy("^.*(?:发展|打造|聚焦|形成|培育|壮大|围绕|突出|做强|做大|主攻|布局|涵盖)")
_TOOK_PART = lazy("^[^、]{1,10}(?:参加|参与|角逐|争夺|进行|开展|设有|设置|涉及|覆盖)了?(?=..)")
_WE = lazy("^(?:我们|要|必须|应当|需要)|好$")
_UNDER = lazy("辖|含有?|分布在|下设|设有")
_PROVINCE = lazy(PROVINCE)
_SEVERAL = 3
_SHORT_NAME = 4
_NEARLY_ALL = 5
_LONGEST_TERM = 8
_TERMS_APART = 2
_SHORT = {2, 3}
_FEW = 40
_MOST_APART = 6
_LONGEST_NAME = 16
_ETC = lazy("等(?:$|[^级次待])")


def _items(listed: str) -> tuple[list[str], bool]:
    """Return the items of a list and whether all of them stand in quotes or book marks."""
    quotes = [m for m in _QUOTED.findall(listed) if m[0] in "“《"]
    outside = _QUOTED.sub("", listed)
    if quotes and not re.sub("[、和及与以]", "", outside):
        return quotes, True
    # A mark inside quotes does not part items.
    plain = _QUOTED.sub(lambda m: m.group().replace("、", "\u3001\u200b") if m.group()[0] in "“《" else "", listed)
    # 广东、福建两省的深圳、珠海: what was counted before 的 is no part of the list after it.
    plain = _COUNTED_OF.split(plain)[-1]
    return [piece for piece in re.split("、(?!\u200b)", plain) if piece], False


def _split(items: list[str]) -> list[str]:
    """Return the items with those parted that join two names by 和; a crossing of two roads is one place."""
    return [piece for item in items for piece in ([item] if _CROSSING.search(item) else _AND.split(item)) if piece]


def _alike(items: list[str]) -> bool:
    """Whether the items are names of one kind.

    All end in the same character, none much longer than the rest; or three and more are short and of one length, the
    verb before the first left out (建成望岚、清濑、云石).
    """
    tails = {item[-1] for item in items}
    lengths = sorted(len(item) for item in items)
    if len(items) > _SEVERAL and _of_one_rank(items):
        return True
    if len(tails) == 1 and lengths[-1] <= 2 * lengths[0] + 2 and lengths[-1] <= 10:
        return True
    rest = {len(item) for item in items[1:]}
    if len(items) > _SEVERAL and rest == {4} and len(items[0]) >= 4 and not any(map(_NO_NAME.search, items[1:])):
        # 形成电子信息、高端装备、生物医药、新型建材: whatever leads in the first.
        return True
    if len(items) > _SEVERAL and len(rest) == 1 and rest <= _SHORT and _UNDER.search(items[0]):
        # 辖中塘、兴泉、胜利、迎新、双石: what stands under another.
        return not any(map(_NO_NAME.search, items[1:]))
    bare = {len(_LEAD.sub("", items[0])), *map(len, items[1:])}
    return len(items) >= _SEVERAL and len(bare) == 1 and bare <= _SHORT and not any(map(_NO_NAME.search, items[1:]))


def _of_one_rank(items: list[str]) -> bool:
    """Whether the items are names of places of one rank (的甲镇、乙镇、丙乡), whatever tells of the first one."""
    names = [items[0].rpartition("的")[2], *items[1:]]
    ranked = any({name[-1:] for name in names} <= rank for rank in _RANKS)
    return ranked and all(len(name) in _PLACE_NAMES for name in names)


_RANKS = (frozenset("镇乡"), frozenset("县市区旗"), frozenset("省市区"))
_PLACE_NAMES = range(2, 6)


def _perhaps(items: list[str], count: int) -> bool:
    """Whether items of unlike form may still be names: none with 的 or a verb, as many as the count but for a few."""
    longest = max(map(len, items))
    plain = not any(_NO_NAME.search(item) for item in items)
    return plain and count <= _FEW and longest <= _LONGEST_NAME and abs(count - len(items)) <= _MOST_APART


def _clean(items: list[str]) -> bool:
    """Whether three and more items are short names without a verb, so that they part only where the marks are."""
    return (
        len(items) >= _SEVERAL
        and len(_LEAD.sub("", items[0])) <= _LONGEST_TERM
        and all(len(item) <= _LONGEST_TERM for item in items[1:])
        and not any(_DOING.search(item) for item in items[1:])
    )


def _clean_after(items: list[str]) -> bool:
    """Whether four and more items are short names but for what leads in the first, which is one name at least."""
    return len(items) > _SEVERAL and all(len(item) in _SHORT and not _DOING.search(item) for item in items[1:])


def _plain(items: list[str]) -> bool:
    """Whether three items and more are names or phrases of which none goes on with the sentence."""
    if len(items) == _TERMS_APART:
        # 京唐、京滨三条铁路: two names of one length and nothing else.
        alike = len(_LEAD.sub("", items[0])) == len(items[1]) <= _SHORT_NAME
        return alike and len(items[1]) > 1 and not _DOING.search(items[1]) and not _NO_NAME.search(items[1])
    return len(items) >= _SEVERAL and all(
        len(item) in _PHRASE and not _NO_NAME.search(item) and not _GOES_ON.search(item) for item in items[1:]
    )


_PHRASE = range(2, 15)
_GOES_ON = lazy("[0-9０-９是有将被把各]|(?<=..)以及|的|[两二三四五六七八九十][大个类项条]|第[一二三四五六七八九十]")


def _terms(items: list[str]) -> bool:
    """Whether the items are three or more short terms without a numeral, such as fields and industries."""
    bare = [_LED_IN.sub("", items[0]), *items[1:]]
    return len(items) >= _SEVERAL and all(
        1 < len(item) <= _LONGEST_TERM
        and not _NO_NAME.search(item)
        and not set(item.replace("一体化", "")) & set(NUMERALS[1:])
        for item in bare
    )


def _since_and(items: list[str]) -> int | None:
    """Return how many items stand after the last 及 between two names (A、B及C、D2所), or None where there is none."""
    joined = [k for k, item in enumerate(items) if re.search("及|以及", item[1:-1])]
    return len(items) - joined[-1] if joined and joined[-1] < len(items) - 1 else None


def check_names(passage: Passage) -> Iterator[Finding]:
    """As many names as the count says; no more than it where the list ends in 等."""
    text = passage.masked
    for match in _AFTER.finditer(text):
        listed = match["list"]
        lead = text[match.end("n") : match.start("list")]
        if "（" in lead and not re.search("分别|依次", lead):
            # 13个县(市、区)排名依次是:甲、乙…, but no 9个(…):甲: what brackets hold may go on otherwise.
            continue
        if _PARTED.search(text[match.end("n") : match.start("mark")]) or _FOR.match(listed):
            # 13门学科分为三类:…; 6名青年依次为观众表演…: neither is a list of what was counted.
            continue
        etc = bool(_ETC.search(listed))
        items, quoted = _items(re.split("等(?![级次待])", listed)[0])
        yield from _judged(passage, match.start("n"), items, quoted, etc, after=True)
        if len(match["mark"]) > _TERMS_APART and not quoted and not etc:
            yield from _told_one_by_one(passage, match.start("n"), items)
    for match in _BRACKETED.finditer(text):
        yield from _told_one_by_one(passage, match.start("n"), match["list"].split("、"))
    for match in _GONE_THROUGH.finditer(text) if "分别" in text else ():
        items = [piece for piece in re.split("[；;]", match["list"]) if piece]
        count = passage.figure(match.start("n"))
        stated = int(count.value or 0)
        if is_exact(count) and is_plain(count) and len(items) > 1 and abs(stated - len(items)) == 1:
            yield _counted(passage, match.start("n"), len(items), "contradicts" if len(items) > stated else "unclear")
    for match in _BEFORE.finditer(text):
        items, quoted = _items(match["list"])
        adjoining = _ADJOINING.search(match["list"])
        if adjoining is not None and not quoted:
            # 开展“甲、乙”“丙”“丁”4个: names in quotation marks one after the other, whatever stands before them.
            items, quoted = [m for m in _QUOTED.findall(adjoining.group()) if m[0] in "“《"], True
        if len(items) < 2:
            continue
        if (
            not quoted
            and _GOES_ON_AFTER.match(passage.masked, match.end("n"))
            and not all(map(_PROVINCE.fullmatch, items))
        ):
            # 推进甲项目、乙3个项目、丙改造: what is counted stands within a list that goes on.
            continue
        if not quoted and match.start() and PERCENT <= text[match.start() - 1] <= OTHER and items[-1][-1] in "和及与":
            # 31个省、自治区、直辖市和5个计划单列市: the names are those of what was counted before.
            continue
        if not quoted and match.start() and PERCENT <= text[match.start() - 1] <= OTHER:
            took_part = _TOOK_PART.match(items[0])
            if took_part is None and not _AND.search(items[0]):
                continue  # 造成3人死亡、检查站3名士兵受伤: nothing is named but what was counted
            # 3个街道和王褚、焦南2个街道: the noun of what was counted before is no name of this list.
            # 3806名运动员参加了篮球、羽毛球、乒乓球3个大项: nor who took part in it.
            items[0] = items[0][took_part.end() :] if took_part else _AND.split(items[0], maxsplit=1)[-1]
        figure = passage.figure(match.start("n"))
        if not quoted and match["etc"] is None and (items[-1][-1] in "及和与" or _done_there(items)):
            # 产业园、科学园、总部区及4个片区; 在南宁、青岛、昆明、海口新增设6个: of something else than the names.
            continue
        if not quoted and match["etc"] is None and _ETC_WITHIN.search(items[-1]):
            continue  # 甲技术、乙技术等“十五五”时期首批9个专项: whatever 等 leaves open
        if not quoted and any("分别" in item for item in items):
            items = _since_told(items)
            if len(items) == 1:
                continue
        if not quoted and figure.value == _since_and(items):
            # What stands before 及 is counted for itself.
            continue
        yield from _judged(passage, match.start("n"), items, quoted, match["etc"] is not None, after=False)


_JOINS = lazy("以及|和|及|与")
_ETC_WITHIN = lazy("等(?![级次待])[^、]{2}")
_DOES = lazy("(?:建设|改造|实施|开展|发起|整治|修建|新建|扩建|改建|提升|先后|共同|预拨|选派|拨付|调运)$")


def _done_there(items: list[str]) -> bool:
    """Whether the last item ends with what is done there, or done to what is counted (未来将新建、提升改造3条道路)."""
    if _DONE_THERE.search(items[-1]):
        return True
    # 老旧小区改造、棚户区改造2项: works, told by the same noun.
    return _DOES.search(items[-1]) is not None and items[0][-2:] != items[-1][-2:]


def _since_told(items: list[str]) -> list[str]:
    """Return the items from the one on that 分别 leads in (绿、黄、红色灯分别代表办结、未办、在办3种状态)."""
    return items[max(k for k, item in enumerate(items) if "分别" in item) :]


_SPELLED_BEFORE = lazy(
    f"(?<![第十百千几])(?P<n>[两二三四五六七八九十])(?P<unit>大|条|个|项|座|类)(?![十百千万亿])[^{PERCENT}-{OTHER}0-9０-９，,。；;：:、\n]{{2,8}}"
    f"(?:——|：|:|[，,]?(?:分别[为是]|包括|依次[为是]|即))(?P<list>(?:{_ITEM_SHORT}、){{1,12}}{_ITEM_SHORT})(?=[，,。；;\n]|$)"
)


def _spelled_before(reading: Reading) -> Iterator[Finding]:
    """四大片区——东部片区、西部片区、南部片区: the count stands before the names."""
    for match in _SPELLED_BEFORE.finditer(reading.text):
        items = match["list"].split("、")
        if "等" in items[-1] or _COUNTED_AGAIN.search(reading.text, match.end("unit"), match.start("list")):
            continue
        if items[0][:1].isdecimal():
            continue  # 三大平台交易额分别为1.5万亿元、0.9万亿元和0.8万亿元: amounts, and no names
        # What the last name is followed by may go on with the sentence (……丹河片区同步推进).
        tail = items[0][-2:]
        if tail in items[-1]:
            end = items[-1].index(tail) + len(tail)
            while _JOINS.match(items[-1], end) is not None and (further := items[-1].find(tail, end)) > 0:
                end = further + len(tail)  # 功能的混合以及角色的混合
            items[-1] = items[-1][:end]
        split, count = _split(items), numeral(match["n"])
        if len(items) <= count <= len(split) or not _alike(split) or _further(reading, match):
            continue
        yield _miscounted(reading, match, count, len(split), "contradicts")


def _further(reading: Reading, match: re.Match[str]) -> bool:
    """Whether what is counted stands elsewhere before another noun (三个创新中心, of 三个创新中心服务资源包括…)."""
    counted = reading.text[match.start("n") : match.start("list")]
    short = counted[: match.end("unit") - match.start("n") + _SEVERAL + 1]
    noun = re.match("[\u4e00-\u9fff]*?(?=包括|包含|分为|为|是|$)", counted[len(short) :])
    full = short + (noun.group() if noun else "")
    return len(full) > len(short) and reading.text.count(short) > reading.text.count(full)


def _miscounted(
    reading: Reading, match: re.Match[str], count: int, listed: int, verdict: Verdict, reason: Why | None = None
) -> Finding:
    """Hold a spelled count (``n`` and ``unit`` of the match) against how many names are listed."""
    begin, end = match.start("n"), match.end("unit")
    counter = match["unit"].removeprefix("大")
    return worded(
        "listed_names",
        verdict,
        places=(Place(file=reading.source, start=begin, end=end, text=reading.text[begin:end]),),
        stated=reading.text[begin:end],
        computed=f"{listed}{counter}",
        difference=f"{abs(count - listed)}{counter}",
        tolerance=f"0{counter}",
        basis=Why(zh="按所列名称计数", en="counting the names listed"),
        reason=reason,
    )


_FIRST = lazy(
    "前(?P<n>[两二三四五六七八九十]|[2-9]|10)(?P<unit>[位名])(?:的|者)?[^，,。；;：:、\n]{0,8}?(?:分别|依次)[为是][：:]?"
    f"(?P<list>(?:{_ITEM_SHORT}、){{1,12}}{_ITEM_SHORT})(?=[，,。；;\n]|$)"
)


_FIRST_CLAUSES = lazy(
    "前(?P<n>[三四五六七八九十]|[3-9]|10)(?P<unit>[位名类]?)(?:的|者)?[^，,。；;：:、\n0-9]{0,14}[：:]"
    "(?P<list>[^。：:\n]*)(?:。|$)"
)


def _first_of(reading: Reading) -> Iterator[Finding]:
    """发病数居前四位的病种依次为甲、乙、丙、丁、戊: as many names as places, or as many clauses with a number."""
    for match in _FIRST_CLAUSES.finditer(reading.text):
        clauses = re.split("[；;]", match["list"])
        count, told = numeral(match["n"]), len(clauses)
        if told > _SEVERAL and abs(count - told) == 1 and all(re.search("[0-9]", clause) for clause in clauses):
            yield _miscounted(reading, match, count, told, "unclear", _OTHERWISE)
    for match in _FIRST.finditer(reading.text):
        items = match["list"].split("、")
        split = _split(items)
        count = numeral(match["n"])
        if "等" in items[-1] or len(items) <= count <= len(split) or abs(count - len(split)) > _TERMS_APART:
            continue
        sure = len(items) == len(split) or count < len(items)
        yield _miscounted(reading, match, count, len(split), "contradicts" if sure else "unclear", _OTHERWISE)


def check_spelled_names(reading: Reading) -> Iterator[Finding]:
    """新能源、新材料、生物医药四大产业集群: a count of one numeral, which is no figure of its own."""
    yield from _spelled_before(reading)
    if "前" in reading.text:
        yield from _first_of(reading)
    for match in _SPELLED.finditer(reading.text):
        items, quoted = _items(match["list"])
        split = items if quoted else _split(items)
        count = numeral(match["n"])
        # 示范区和横琴、前海、南沙三大平台: the list may begin after 和.
        joined = (len(items) - k for k, item in enumerate(items) if re.search("[和与及]", item[1:-1]))
        fitting = (*range(len(items), len(split) + 1), *joined)
        begins = match.start("n")
        if (
            len(items) < 2
            or count in fitting
            or _INSIDE.search(reading.text[max(0, begins - 1) : match.end("unit") + 1])
        ):
            continue
        if match["etc"] is not None and (count > len(items) or not (quoted or _alike(split) or _plain(items))):
            continue
        if not quoted and match["etc"] is None and _DONE_THERE.search(items[-1]):
            # 围绕排水、供热、停车提出五项指标: what was put forward is none of the names.
            continue
        if not quoted and match["etc"] is None and count < len(items) and _ending_alike(items) == count:
            # 南部甲市、乙县隆起丙岭、丁岭两个高顶: the last two are of one kind.
            continue
        if quoted and reading.text[match.start("n") - 1] == "“":
            continue  # “十大创新”“十强产业”“十大扩内需”: the numeral belongs to a further name
        sure = (
            quoted
            or _alike(split)
            or (match["etc"] is not None and _many(items))
            or (match["unit"] == "部门" and _clean(items))
        )
        near = _TERMS_APART if match["unit"] == "大" else 1
        apart = min(abs(count - len(items)), abs(count - len(split)))
        if not sure and not ((_terms(split) and abs(count - len(split)) <= near) or (_plain(items) and apart == 1)):
            continue
        yield _miscounted(reading, match, count, len(split), "contradicts" if sure else "unclear", _OTHERWISE)


_BY_INDUSTRY = lazy("(?:业|产|类)、[^、]{1,8}(?:企业|单位|法人|主体|公司)$")


def _judged(passage: Passage, at: int, items: list[str], quoted: bool, etc: bool, *, after: bool) -> Iterator[Finding]:
    figure = passage.figure(at)
    if passage.reading.text[figure.end : figure.end + 1].isdecimal():
        # 康复部、维权部、办公室5部1室: two counts of one list.
        return
    if not is_exact(figure) or not is_plain(figure) or figure.value is None or not 1 <= figure.value <= 40:
        return
    if not quoted and len(items) > _SEVERAL and _WE.search(items[0]):
        # 我们要传承好、发扬好相互尊重、睦邻友好…这4个法宝: what is to be done stands before the names.
        return
    # 甲和乙、丙 may be two names or three.
    split = items if quoted else _split(items)
    if not quoted and figure.value == len(items) * 2 and items[0].partition("子")[0][-1:] in ("男", "女"):
        return  # 男子和女子足球、篮球、排球共6个小项: each of them twice
    # 云南和湖南: two places, whatever 和 joins elsewhere.
    apart = not quoted and all(map(_PROVINCE.fullmatch, split[1:]))
    fewest, most, count = len(split if apart else items), len(split), int(figure.value)
    if not quoted and not after and _BY_INDUSTRY.search("、".join(split)) is not None:
        return  # 新增建筑业、三产企业3家: firms of several industries
    if etc and fewest <= count:
        if not after and not quoted and fewest == most == count - 1 and fewest >= _NEARLY_ALL and _proper(split):
            # 贵州、河北、…、内蒙古等12个省份: whoever lists eleven names has left out none.
            yield _counted(passage, at, most, "unclear")
        return
    if not quoted and not after and count > most and by_places(split):
        return  # 建成甲区、乙区、丙区中转站共6座: one place may have two
    verdict: Verdict
    if fewest <= count <= most:
        named, verdict = count, "consistent"
    elif count == 1:
        return
    elif not quoted and len(items) == _TERMS_APART and abs(count - most) > 1 and not after:
        # 文化馆、艺术馆11个 counts things of two kinds.
        return
    elif not quoted and not after and count > most + 1 and of_kinds(split):
        return  # 获批产业创新中心、技术创新中心、制造业创新中心6家; 粤东、粤西、粤北12市: some of each
    elif quoted or _alike(split) or (after and fewest == most and _perhaps(split, count) and _clean(items)):
        named, verdict = most, "contradicts"
    elif not after and _perhaps(split, count) and _CLASS.match(passage.masked, at + 1):
        fewer = count < fewest == most and _clean_after(items)
        named, verdict = most, "contradicts" if (fewest == most and _clean(items)) or fewer else "unclear"
    else:
        return
    yield _counted(passage, at, named, verdict)


def _told_one_by_one(passage: Passage, at: int, items: list[str]) -> Iterator[Finding]:
    """其中5项已完成,分别是:甲、乙、丙、丁: three items and more of whole phrases, of which none joins two."""
    count, ends = passage.figure(at), {item[-2:] for item in items}
    if not is_exact(count) or not is_plain(count) or any(_AND.search(item) for item in items) or "等" in items[-1]:
        return
    phrases = len(items) >= _SEVERAL or (len(items) == _TERMS_APART and len(ends) == 1)
    if phrases and abs(int(count.value or 0) - len(items)) == 1:
        short = min(map(len, items)) <= _SEVERAL
        if not short or (len(items) >= _SEVERAL and _clean(["", *items])):
            yield _counted(passage, at, len(items), "unclear" if short else "contradicts")


def _ending_alike(items: list[str]) -> int:
    """Return how many items at the end of a list end in one character, brackets left out."""
    ends = [re.sub("[（(].*", "", item)[-1:] for item in reversed(items)]
    return next((k for k, end in enumerate(ends) if end != ends[0]), len(ends))


def _many(items: list[str]) -> bool:
    """Whether a list is of many names as short as those of towns and firms, so that none of them joins two."""
    return len(items) > _NEARLY_ALL and all(_TERMS_APART <= len(item) <= _SHORT_NAME for item in items[1:])


def _proper(items: list[str]) -> bool:
    """Whether the items are names of nearly one length, without a verb."""
    lengths = sorted(len(item) for item in (_LEAD.sub("", items[0]), *items[1:]))
    return lengths[0] >= _TERMS_APART and lengths[-1] <= lengths[0] + _TERMS_APART and _clean(items)


def _counted(passage: Passage, at: int, named: int, verdict: Verdict) -> Finding:
    figure = passage.figure(at)
    count = int(figure.value or 0)
    return worded(
        "listed_names",
        verdict,
        places=(passage.place(figure),),
        stated=figure.text,
        computed=show(Fraction(named), figure),
        difference=show(Fraction(abs(count - named)), figure),
        tolerance=show(Fraction(0), figure),
        basis=Why(zh="按所列名称计数", en="counting the names listed"),
        reason=_OTHERWISE,
    )
