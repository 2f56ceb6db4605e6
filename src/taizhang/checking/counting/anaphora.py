"""How many things a sentence says it goes on about (这5个村), against how many were named right before (6个村入选)."""

import re
from collections.abc import Iterator

from taizhang.checking.judging import Why, names_counted, place_at, worded
from taizhang.checking.numerals import numeral
from taizhang.checking.records import Finding
from taizhang.checking.slips import digits_alike
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Reading

_COUNTER = "[个家名位所条项类种座件户支]"
_NUMBER = "[0-9]{1,4}|[三四五六七八九]|十[一二三四五六七八九]?"
_THESE = lazy(f"(?:这|上述|以上|该)(?P<n>{_NUMBER})(?P<c>{_COUNTER})(?P<noun>[\u4e00-\u9fff]{{1,4}})")
_COUNT = f"(?<![0-9.．第这述上该])(?P<n>{_NUMBER})"
_BACK = 200
_LISTED = lazy("、|分别|其中|[和及与]")
_OPEN = Why(zh="所指的未必是前面所计的全部", en="not all of those counted before need be meant")


def check_pointed_back(reading: Reading) -> Iterator[Finding]:
    """What a sentence says it sums up, goes on about or is parted into, against as many as are told."""
    yield from _these(reading)
    yield from _those_listed(reading)
    yield from _summed_up(reading)
    yield from _ordinals(reading)
    yield from _out_of_them(reading)


def _these(reading: Reading) -> Iterator[Finding]:
    """忠县6个村入选。这5个村分别是…: of one noun and counter, what 这 points back to is as many as were counted."""
    text = reading.text
    for match in _THESE.finditer(text):
        noun, counter = match["noun"], match["c"]
        start = max(0, match.start() - _BACK, text.rfind("\n", 0, match.start()) + 1)
        before = text[start : match.start()]
        told = list(re.finditer(f"{_COUNT}(?P<c>{counter})(?P<words>[^，,。；;：:、0-9]{{0,8}}?){noun[0]}", before))
        told = [m for m in told if _alike(before[m.end() - 1 :], noun)]
        if not told and len(noun) > 1:
            # 超过100亿元的行业大类有6个,分别为…。这6个行业: the noun stands before the number.
            told = list(
                re.finditer(
                    f"{noun[:2]}[^，,。；;：:、0-9]{{0,4}}(?P<words>有|共)(?P<n>{_NUMBER})(?P<c>{counter})(?=[，,。；：])",
                    before,
                )
            )
        if not told or any(numeral(m["n"]) == numeral(match["n"]) for m in told):
            continue
        last = told[-1]
        between = before[last.end() :]
        if len(told) > 1 and numeral(match["n"]) == sum(numeral(m["n"]) for m in told):
            continue
        sure = len(told) == 1 and not _LISTED.search(between) and "。" in between and not last["words"]
        places = tuple(
            place_at(reading, a, b)
            for a, b in (
                (match.start("n"), match.end("c")),
                (start + last.start("n"), start + last.end("c")),
            )
        )
        away = abs(numeral(match["n"]) - numeral(last["n"]))
        if sure or away == 1:
            yield worded(
                "listed_names",
                "contradicts" if sure else "unclear",
                places=places,
                stated=places[0].text,
                computed=places[1].text,
                difference=f"{away}{counter}",
                tolerance="0",
                basis=Why(zh=f"前文所计的{places[1].text}", en=f"{places[1].text} counted before"),
                reason=_OPEN,
            )


def _alike(after: str, noun: str) -> bool:
    """Whether what is counted is of this noun, as far as it goes."""
    return after[:2] == noun[:2] or len(noun) == 1 or after[0] in "村镇乡县市区人"


_CLAUSE = "[^，,；;。：:0-9]{2,24}(?:增长|下降|上升|完成|增加)(?:了)?[-－]?[0-9.]+[%％][，,；;]"
_SAID_TOGETHER = lazy("[三四五六七八九十]大[\u4e00-\u9fff]{0,6}?(?:行业|产业|板块|领域)(?:合计|共|均|都|对)")
_SUMMED = lazy(
    f"(?P<list>(?:{_CLAUSE}){{3,}})(?P<n>[三四五六七八九十])大(?P<noun>[\u4e00-\u9fff]{{0,6}}?(?:行业|产业|板块|领域))(?:合计|共|均|都|对)"
)


def _those_listed(reading: Reading) -> Iterator[Finding]:
    """食品增长15.9%,电力增长15.7%,钢铁增长13.1%,三大行业合计…: as many as the clauses before go through."""
    text = reading.text
    for match in _SUMMED.finditer(text) if _SAID_TOGETHER.search(text) else ():
        begin = max(text.rfind("。", 0, match.start("n")), text.rfind("\n", 0, match.start("n")), 0)
        clauses = [c for c in re.split("[，,；;]", text[begin : match.start("n")]) if re.search("[0-9]", c)]
        names = [re.split("增长|下降|上升|完成|增加", c)[0].strip("。\n ") for c in clauses]
        counted, stated = len(names), numeral(match["n"])
        if len({name[-1:] for name in names}) > 1 or len(set(names)) < counted or "其中" in "".join(names):
            continue
        yield names_counted(
            place_at(reading, match.start("n"), match.end("noun")),
            stated,
            counted,
            "consistent" if counted == stated else "contradicts",
            Why(zh="按所列各项计数", en="counting those gone through"),
        )


_ALL_OF_THEM = lazy(
    "(?:上述|以上|前述|这)(?P<n>[2-9]|[两三四五六七八九])(?P<c>者|项|类|种|方面|大?(?:行业|产业|板块|领域)|个(?:大)?(?:行业|产业|板块|领域|地区|国家|市场|方面))"
    "(?:[\u4e00-\u9fff]{0,4}[，,]|合计|之和|共计?|总计|加起来|相加|一共|分别|占)"
)
_ITEM = lazy("(?<![0-9.])[0-9][0-9.,，]*(?![0-9]|个?[年月日]|[个季]?季度)(?:[万亿]?[\u4e00-\u9fff]{1,2}|[%％])")
_SPOKEN = 400


def _summed_up(reading: Reading) -> Iterator[Finding]:
    """对东盟出口27亿元;对美国出口18亿元;对欧盟出口16亿元。上述4者合计…: as many as the sentence before goes through."""
    text = reading.text
    for match in _ALL_OF_THEM.finditer(text):
        before = text[max(0, match.start() - _SPOKEN, text.rfind("\n", 0, match.start()) + 1) : match.start()]
        told = re.split("。", before.removesuffix("，").removesuffix("。").removesuffix("；").removesuffix(";"))[-1]
        clauses, listed = [clause for clause in re.split("[；;]", told) if _ITEM.search(clause)], False
        in_turn = told.rpartition("分别")[2] if "分别" in told and "；" not in told else ""
        if in_turn and "、" in in_turn:
            # 冶金行业、机械行业和装备行业利润分别增长62.1%、15.2%和11.3%,以上3个板块: as many as there are numbers.
            clauses, listed = _ITEM.findall(in_turn), True
        elif len(clauses) == 1:
            # 火灾66万起,抢险30万起,救助51.5万起: side by side, each with the counter of the others.
            clauses = [piece for piece in re.split("[，,、]", told) if _ITEM.search(piece)]
            tails = {_ITEM.findall(piece)[-1][-1:] for piece in clauses}
            if len(tails) != 1 or not all(_BARE_ITEM.fullmatch(piece) for piece in clauses[1:]):
                continue
            listed = True
        stated = numeral(match["n"])
        if len(clauses) < _FEWEST or abs(len(clauses) - stated) != 1 or not (listed or _parallel(clauses)):
            continue
        yield names_counted(
            place_at(reading, match.start("n"), match.end("c")),
            stated,
            len(clauses),
            "unclear",
            Why(zh="按前一句所列各项计数", en="counting those that the sentence before goes through"),
            reason=_OPEN,
        )


_FEWEST = 3
_BARE_ITEM = lazy("[\u4e00-\u9fff]{2,12}[0-9][0-9.,]*[万亿]?[\u4e00-\u9fff]{1,2}")


def _parallel(clauses: list[str]) -> bool:
    """Whether clauses tell the same of several: the words right before their first numbers end alike."""
    heads = [clause[: match.start()] for clause in clauses if (match := _ITEM.search(clause)) is not None]
    return len({head[-2:] for head in heads}) == 1 and len(set(heads)) == len(heads)


_PARTED = lazy("分(?:成|为)?(?P<n>[2-9]|[两二三四五六七八九])个?(?P<c>场|批|期|轮|组|标段|阶段|片区|小组|考点|会场)")
_NTH = "第([一二三四五六七八九])个?"


def _ordinals(reading: Reading) -> Iterator[Finding]:
    """分4个场次培训,第一场61家、第二场58家、第三场64家: as many as the ordinals of the same sentence go up to."""
    text = reading.text
    for match in _PARTED.finditer(text) if "第二" in text else ():
        end = text.find("。", match.end())
        sentence = text[match.end() : end if 0 <= end < match.end() + _SPOKEN else match.end() + _SPOKEN]
        told = [numeral(n) for n in re.findall(f"{_NTH}{match['c']}", sentence.partition("\n")[0])]
        stated = numeral(match["n"])
        if len(told) < 2 or told != list(range(1, len(told) + 1)) or abs(len(told) - stated) != 1:
            continue
        yield names_counted(
            place_at(reading, match.start("n"), match.end("c")),
            stated,
            len(told),
            "unclear",
            Why(zh="按其后逐一列出的次序", en="counting those gone through after it"),
            counter=match["c"],
            tolerance="0",
            reason=_OPEN,
        )


_OUT_OF = lazy(
    "(?<![0-9.．第—~～至到前－-])(?P<n>[0-9]{2,6})(?P<c>[件项个家起宗座户处所条名])(?P<noun>[\u4e00-\u9fff]{2,10}?)中(?![心国华医部标级等央型小学；;。])"
)
_COUNTED = "(?:总数|总计|数量|数|共计?|合计|累计|总量|为|达到?|有|约|了)*"
# 其余12件按进度推进中 are under way.
_UNDER_WAY = ("其", "集", "之", "推进", "进行", "过程", "办理", "处理", "审理", "实施", "建设", "施工", "整改", "进展")
_STATES = "未已在正新拟续停非待"
_FAR = 300


def _out_of_them(reading: Reading) -> Iterator[Finding]:
    """办理建议52件。55件建议中…: of as many things something is said as were counted before."""
    text = reading.text
    for match in _OUT_OF.finditer(text):
        number, counter, noun = match["n"], match["c"], match["noun"]
        start = max(0, match.start() - _FAR)
        before = text[start : match.start()]
        if noun[0] in _STATES and noun not in before:
            # 项目91宗,…。31宗未开工项目中: of those that are so far along.
            continue
        if noun.startswith(("以上", "以下", "以内")) or noun.endswith(_UNDER_WAY):
            continue
        if number + counter in before or noun[-2:] not in before:
            continue
        told = re.compile(
            f"{noun[-2:]}{_COUNTED}(?P<n>[0-9]{{1,6}}){counter}"
            f"|(?<![0-9.．第])(?P<m>[0-9]{{1,6}}){counter}(?:{noun}|[^，,。；;：:、0-9]{{1,8}}?{noun[-4:]})"
        )
        for other in told.finditer(before):
            said = other["n"] or other["m"]
            if not digits_alike(number, said):
                continue
            at = start + other.start("n" if other["n"] else "m")
            places = tuple(
                place_at(reading, a, b) for a, b in ((match.start("n"), match.end("c")), (at, at + len(said) + 1))
            )
            yield worded(
                "same_indicator",
                "unclear",
                places=places,
                stated=places[0].text,
                computed=places[1].text,
                difference=f"{abs(int(number) - int(said))}{counter}",
                tolerance="0",
                basis=Why(zh=f"前文所计的{places[1].text}", en=f"{places[1].text} counted before"),
                reason=_OPEN,
            )
            break
