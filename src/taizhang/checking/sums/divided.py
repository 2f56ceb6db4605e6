"""A whole and the list that breaks it down (共30个,分别为…; 包括…; 即…; …:)."""

import re
from collections.abc import Iterator

from taizhang.checking.passages import COUNT, MONEY, NAMED, Passage
from taizhang.checking.runs import JOINED, run
from taizhang.reading.patterns import lazy

_EVERY = lazy("三次产业|三产|城乡|各|每")
_LEAD, _NOUN = 3, 2
_OPEN, _CLOSE, _CLAUSE_OF = lazy("[（(]"), lazy("[）)]"), lazy("[，,；;：:]")
_BREAKDOWN = lazy(f"[{MONEY}{COUNT}]{NAMED}{{0,24}}?(?P<mark>分别为|分别是|包括|分为|即(?![将可日时使便刻期])|[:：])")
_EACH = lazy("第[0-9０-９一二三四五六七八九十]{1,3}(?P<unit>[个项类条])")
_FACETS = lazy("来源|构成|组成|结构|类型|种类|内容|对象|范围")
_HEADS = lazy("[^，；、。：]{0,6}：")
_SAID_OF_IT = lazy("^(?:[其它共均都也]|主要|具体|其中|分别|一共|总共|目前)+")


def _of_its_noun(passage: Passage, whole: int, parts: list[int]) -> list[int]:
    """Return the parts that count the noun of the whole where it stands behind two and more of them (26个大项1146个小项)."""
    noun = passage.gaps[whole + 1][:_NOUN]
    own = [k for k in parts if passage.gaps[k + 1].startswith(noun)] if len(noun) == _NOUN else []
    others = [k for k in parts if k not in own]
    apart = len(own) > 1 and all(re.match("[\u4e00-\u9fff]{2}", passage.gaps[k + 1]) for k in others)
    return own if apart else parts


def divided(passage: Passage) -> Iterator[tuple[int, list[int], bool, bool]]:
    """17个,包括甲7个、乙10个: what stands after the mark is a list of the parts of what stands before it."""
    for match in _BREAKDOWN.finditer(passage.masked):
        whole = passage.number(match.start())
        number = whole + 1
        if number >= len(passage.figures) or passage.figures[number].unit != passage.figures[whole].unit:
            continue
        if "其中" in passage.between(whole, number):
            # 3402个,其中:医院99个…: what 其中 lists need not be all of it.
            continue
        inner = passage.masked[passage.marks[whole] + 1 : match.end()]
        if len(_OPEN.findall(inner)) > len(_CLOSE.findall(inner)) and _CLOSE.search(
            passage.masked[match.end() : passage.marks[number]]
        ):
            # 发行费用672万元(包括承销费等)后的净额8604万元: the bracket lists no amounts.
            continue
        if (told := _EACH.search(passage.between(whole, number))) and told["unit"] == passage.figures[whole].unit:
            # 3个行动:第1个行动对7个城市、22个县…: what is told of each of them is none of them.
            continue
        if match["mark"] in (":", "：") and inner[: -len(match["mark"])].endswith(("加", "减")):
            continue  # 收入93126万元,加:补助收入256300万元: what is added to it
        led = passage.masked[match.end() : passage.marks[number]]
        if match["mark"] == "包括" and ("；" in led or "在内" in led):
            # 10个行业,包括扇厂等;机械工业11个行业; 包括茶艺在内的39个: no list of amounts.
            continue
        if match["mark"] == "包括" and _of_another(passage, whole, inner[: -len(match["mark"])]):
            continue
        subject = _CLAUSE_OF.split(inner[: -len(match["mark"])])[-1]
        if match["mark"].startswith("分别") and len(subject) > _LEAD and not _EVERY.search(subject):
            # 总资产3325.90亿元,存贷款余额分别为…: of a subject of their own.
            continue
        if (
            match["mark"].startswith("分别")
            and whole
            and passage.figures[whole - 1].unit == passage.figures[whole].unit
        ):
            # 存款3987亿元、贷款3096亿元,分别是…: what follows answers to each of the two.
            continue
        if "，" in passage.between(whole, number).replace(",", "，") and match["mark"] in ("即",):
            continue
        parts = _of_its_noun(passage, whole, run(passage, number, passage.figures[whole].unit))
        if match["mark"] == "：" and any(_HEADS.match(passage.gaps[k + 1]) for k in parts):
            # 30个镇:甲镇、乙镇;4个乡:丙乡、丁乡: each number heads a list of its own.
            continue
        if match["mark"].startswith("分别"):
            # 分别为56亿元、218亿元、266亿元,财政收入…: what follows a comma is answered for no more.
            ends = [n for n, k in enumerate(parts[:-1]) if not JOINED.match(passage.between(k, k + 1))]
            parts = parts[: ends[0] + 1] if ends else parts
        if len(parts) >= 2:
            yield whole, parts, True, match["mark"] not in ("包括", "即")


def _of_another(passage: Passage, whole: int, words: str) -> bool:
    """Say whether what includes the parts is named after the whole, by another name (专项3个项目,常规项目包括…)."""
    *before, subject = _CLAUSE_OF.split(words)
    subject = _SAID_OF_IT.sub("", subject)
    if not before:
        return False
    named = passage.label(whole) + "".join(before)
    return len(subject) >= _LEAD and subject[:2] not in named and not _FACETS.search(subject)
