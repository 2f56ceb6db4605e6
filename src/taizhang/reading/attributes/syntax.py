"""One clause parsed into who or what it is about, what is done, and to what.

A clause of a report is a subject with a predicate (航运业|发展迅猛) or a verb with its object (开展|专项整治). A number in a
later clause may be named by a noun that only makes sense with that subject or object (总运力 → 航运业总运力).
"""

import re
from functools import lru_cache
from typing import NamedTuple

from taizhang.reading.attributes.lexicon import (
    DOWN,
    FLOW,
    FLOW_FIRST,
    LIGHT_FIRST,
    MANNER,
    PREDICATES,
    UP,
    by_first,
    starts,
)
from taizhang.reading.attributes.phrases import clean, fix_ends, lead_off, light_off, what_fared
from taizhang.reading.patterns import lazy
from taizhang.reading.tables import words

_PREDICATES = by_first(
    tuple(
        w
        for w in (*PREDICATES, *MANNER, *UP, *DOWN, *words("lexicon", "clause_predicates"))
        if len(w) > 1 and w[0] != "最"
    )
)
_FIRST = lazy("[“《”》从由自" + re.escape("".join(sorted(_PREDICATES))) + "]")
_LONGEST = 24
"""A subject or object takes at most so many characters."""
_NO_SUBJECT = lazy(
    r"看$|^(?:在|对|以|按|把|将|从|由|为|通过|根据|围绕|随着|面对|针对|坚持|我们|这|其|该|各地|各级|是|有)|[,。;:?!0-9]|的$"
)
_YEAR_AFTER_YEAR = lazy(r"(?<=..)(?:相对|较为|比较)$|连续[一二三四五六七八九十\d]{1,3}年$")
_SINCE = lazy("[从由自](?=[0-9上去今年])")
_DEGREE = lazy("加强|强化|深化|加大|狠抓|紧抓|做实|规范")
_EFFORT = lazy("(?:制度|体系|能力)?建设$|工作$|力度$|水平$|能力$")
_FLOWS = frozenset(FLOW)
_MEANS = ("通过", "采取", "采用", "利用", "运用", "按照", "根据")
_MEANS_LAST = ("方式", "形式", "办法", "渠道", "途径", "措施", "手段", "要求", "原则", "标准")
"""A clause that begins and ends so says how something was done, not what."""


class Clause(NamedTuple):
    """What a clause without figures says."""

    subject: str
    """Who or what it is about, or an empty string."""
    verb: str
    """The verb it begins with where it has no subject, or an empty string."""
    object: str
    """What that verb is done to, or an empty string."""

    @property
    def topic(self) -> str:
        """What a later clause can leave out: the subject, else the object."""
        return self.subject or self.object


@lru_cache(maxsize=4096)
def parse(words_of_clause: str) -> Clause:
    """Parse a comma-clause; every part is empty where its words don't make one plain."""
    whole = clean(words_of_clause)
    if (whole.startswith(_MEANS) and whole.endswith(_MEANS_LAST)) or _in_title(whole):
        return Clause("", "", "")
    text = lead_off(whole)
    degree = _DEGREE.search(whole[: len(whole) - len(text)])
    if degree is not None:
        return Clause("", degree.group(), _noun(_EFFORT.sub("", text)))
    verb = starts(text, LIGHT_FIRST) or starts(text, FLOW_FIRST)
    if verb and text[len(verb) : len(verb) + 1] == "并" and starts(text[len(verb) + 1 :], LIGHT_FIRST):
        return Clause("", verb, "")  # 全部竣工并完成验收
    if verb and len(text) > len(verb):
        done_to = light_off(text) if verb not in _FLOWS else text[len(verb) :]
        return Clause("", verb, _noun(what_fared(done_to) or done_to))  # 促进消费|持续回升
    depth = 0
    for found in _FIRST.finditer(text):
        at, character = found.start(), found.group()
        if character in "“《":
            depth += 1
        elif character in "”》":
            depth = max(0, depth - 1)
        elif not depth and at >= 2 and (starts(text[at:], _PREDICATES) or _SINCE.match(text, at)):
            return Clause(_noun(text[:at]), "", "")
    return Clause("", "", "")


def _in_title(words: str) -> bool:
    """Say whether words begin inside the title of a document or only say on what grounds something was done."""
    ends = words.find("》")
    return words.startswith(_BY_DOCUMENT) or (ends >= 0 and "《" not in words[:ends])


_BY_DOCUMENT = ("按照《", "根据《", "依据《", "按《", "依照《")


def _noun(text: str) -> str:
    text = fix_ends(_YEAR_AFTER_YEAR.sub("", text))
    return "" if len(text) > _LONGEST or len(text) < 2 or _NO_SUBJECT.search(text) else text


_BY_THE_WAY = lazy("(?:在|按照?|围绕|通过|根据|坚持|以|结合|采取|本着|依托|立足|针对|经过|由)(?!建)")
"""How a clause begins that says how something is done, not what."""
_PUSHED = lazy(
    "(?:继续|大力|积极|全面|扎实|着力)*(?:加快|抓好|狠抓|加大|加强|强化|抓紧|统筹)[一-龥、“”]{2,20}(?:建设|改造|整治|治理)$"
)
"""A clause that says what is pushed on with."""
_TO_DO = lazy("(?<=..)(?:建设|工作|任务|发展|建设工作|建设任务)$")
_IDEAS = (
    "水平",
    "能力",
    "力度",
    "战略",
    "行动",
    "革命",
    "体系",
    "机制",
    "制度",
    "质量",
    "环境",
    "政策",
    "作用",
    "职责",
    "改革",
)
"""What nobody builds or counts so many of."""
_OBJECT = range(3, 17)


@lru_cache(maxsize=1024)
def good_of(clause: str) -> str:
    """Return what those have good of whom the next words count (建立补贴制度,|惠及2100人), or an empty string."""
    said = parse(clause)
    return said.topic if len(said.topic) > _SHORTEST_GIVEN and not any(map(str.isdigit, said.topic)) else ""


_SHORTEST_GIVEN = 3


def object_before(lead: str, opening: str) -> str:
    """Return what is done in the clause before a verb and its number, ``lead``, or in the first clause of ``opening``
    where that only says how (推进农村公路建设,按照规划,新建|30公里); an empty string where it doesn't say."""
    if opening and _BY_THE_WAY.match(clean(lead)) is not None:
        lead = opening.partition(",")[0]
    if not lead or any(map(str.isdigit, lead)):
        return ""
    done = parse(lead)
    what = _TO_DO.sub("", done.object or (done.subject if _PUSHED.match(clean(lead)) is not None else ""))
    return what if len(what) in _OBJECT and not what.endswith(_IDEAS) and "、" not in what else ""


def work_in(opening: str) -> str:
    """Return the work that the sentences before a paragraph's first figure name last (推进河道治理工程实施。该工程…)."""
    for clause in reversed(_CLAUSES.split(opening)):
        if (found := _WORK_IN.match(clause)) is not None:
            name = fix_ends(light_off(lead_off(clean(found.group(1)))))
            return name[len(starts(name, FLOW_FIRST)) :]
    return ""


_CLAUSES = lazy("[,。;:]")
_WORK_IN = lazy(
    "(.{4,30}?(?:工程|项目))(?:的?(?:实施|建设|进度|推进|顺利|全面|稳步|如期|正式|开工|动工|竣工|完工|建成|启动|落地|已|正).{0,16})?$"
)
