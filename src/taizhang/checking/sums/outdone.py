"""More done than there was to do, and less in all than what was added."""

from collections.abc import Iterator

from taizhang.checking.bounded import PART_OF, RISEN_WITHIN, beyond
from taizhang.checking.passages import CLAUSE_MARK, COUNT, NAMED, WORD, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy

_DONE = "(?:竣工|完工|建成|开工|完成|办结|整改|交付|投产|投用|达产|销号|解决|落实|拆除)"
_OF_THEM = lazy(f"(?P<whole>{COUNT})(?P<what>{WORD}{{0,14}}?)(?:目前|现|均)?已(?:全部)?{_DONE}了?(?P<part>{COUNT})")
_BESIDE = lazy(
    f"(?:实施|推进|排查|梳理|摸排){NAMED}{{0,24}}?(?P<whole>{COUNT})、(?:其中)?已?"
    f"(?:竣工|完工|建成|完成|整改|销号|投产|交付)了?(?P<part>{COUNT})"
)
_IN_ALL = lazy(f"(?P<part>{COUNT})[，,](?:累计|总数|总量|总计)(?:已?达到?|为|增至|增加到|超过?)?(?P<whole>{COUNT})")
_BEYOND_PLAN = lazy(
    f"(?P<whole>{COUNT})[，、（]超(?:额完成|过?(?:全年|年度|年初)?(?:计划|目标|任务)数?)(?P<part>{COUNT})(?=[，。；、）]|$)"
)
_SET = lazy("计划|目标|任务|超|上年|结转|拟")
# 全国31个省份累计已完成2419个重点区域确权登记: who did it, not what there was to do.
_WHO = lazy("多?(?:省|市|县|区|州|镇|乡|村|街道|社区|部门|单位|企业|国家|地区|城市|学校|医院)")
_ADDED = lazy("新[增设建]|新?(?:认定|培育|引进|创建)|设立|净增|新获")


def check_outdone(passage: Passage) -> Iterator[Finding]:
    """80项重点工程已竣工86项, 实施项目58个、完工68个, 新增城市32个,总数达到22个: no part of it is more than all of it."""
    for pattern in (_OF_THEM, _BESIDE, _IN_ALL, _BEYOND_PLAN):
        for match in pattern.finditer(passage.masked):
            whole, part = passage.figure(match.start("whole")), passage.figure(match.start("part"))
            first = passage.number(min(match.start("whole"), match.start("part")))
            words = CLAUSE_MARK.split(passage.gaps[first])[-1]
            planned = pattern is _BEYOND_PLAN
            if whole.unit != part.unit or (not planned and _SET.search(words + match.group())):
                continue
            if pattern is _OF_THEM and _WHO.match(match["what"]):
                continue
            if pattern is _IN_ALL and not _ADDED.search(words):
                continue
            found = beyond(passage, part, whole, RISEN_WITHIN if pattern is _IN_ALL else PART_OF)
            if found is not None:
                yield found
