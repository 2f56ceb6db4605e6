"""The name of what is measured, put together from the words on either side of the number.

Number after noun (``新增市场主体2509户``): the words before it. Number before noun (``38家培训机构``): the words after it, with the verb
that says which flow is counted before them. Words that an earlier member of the same sentence has already said are carried over.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from taizhang.reading.attributes.lexicon import (
    COMPARED,
    FLOW,
    FLOW_FIRST,
    FLOW_LAST,
    GENERIC,
    GUARD,
    LEAD_FIRST,
    LIGHT,
    LIGHT_FIRST,
    LIGHT_LAST,
    PREDICATES_FIRST,
    REACH_LAST,
    SEPARATORS,
    TIME_LEAD,
    chop_left,
    chop_right,
    ends,
    starts,
)
from taizhang.reading.attributes.measure import Kind
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.tables import words

_BRACKETS = re.compile(r"\([^()]{5,80}\)")
_FOOTNOTE = re.compile(r"\[\d{1,3}\]|〔\d{1,3}〕|[①-⑳]")
_TAGS = re.compile(r"</?[A-Za-z][^<>]{0,40}>")
_HEAD_WORDS = re.compile(r"^(?:个|名|家)?(?:以上|左右|上下|以内|之内|以下|余|多)的?")
_LIST_MARK = re.compile(r"^(?:[一二三四五六七八九十]是|——|首先|第[一二三四五六],|[（(][一二三四五六七八九十]+[)）])")
_FOR = re.compile(r"^(?:为|对|给|向|让|使|帮助|支持|督促|指导|引导|组织|推动|促进|带动|助力)$")
_FOR_END = re.compile(
    r"(为|对|给|向|帮助|支持|督促|指导|引导|组织|推动|带动|助力)(?:[^,。;]{0,8}?(?:区|市|县|省|辖区|符合条件的|困难|的))?$"
)
_AFTER_FOR = re.compile(
    r"(?:提供|进行|开展|发放|配送|配发|适配|实施|办理|落实|解决|免费适配|免费提供|减免|安排|给予|免除|送去|完成)"
)
_PREPOSITION = re.compile(
    r"^(?:在|于|围绕|通过|依托|按照|根据|针对|面对|结合|用|以|从|随着|经过|依据|借助|利用|赴|前往|与(?!试验|传媒|发展)|同|会同|联合)[^,。;]{1,40}?(?="
    + "|".join(w for w in sorted(FLOW + LIGHT, key=len, reverse=True) if len(w) > 1)
    + r")(?!设用地)"
)
_YEAR_END = re.compile(
    r"(?:(?:19|20)\d\d年(?:度)?(?:以来|底|末)?|[一二][〇○零一二三四五六七八九]{3}年|今年|去年|上年|当年|全年|明年)的?$"
)
_LIST_OF = re.compile(r"(?:等|共|共计|合计|总计)+$")
_EXAMPLES = re.compile(r"^(?:.{0,60}?)(?:等)$")
_ALREADY = re.compile(r"^(?:等)")


@dataclass(slots=True)
class Name:
    """A name in the making."""

    text: str
    """The indicator in the text's words."""
    verb: str
    """The flow verb it begins with, or an empty string: later members of a list borrow it."""
    rule: str
    """Name of the rule that made it."""
    noun: str = ""
    """The thing counted, without verb or predicate, where the name has more; else an empty string."""
    doubt: str = ""
    """Why it may be wrong, or an empty string."""


def clean(text: str) -> str:
    """Take out tags, footnote marks and long brackets, and close the gaps that line breaks left."""
    if "<" in text:
        text = _TAGS.sub("", text)
    if "[" in text or "〔" in text:
        text = _FOOTNOTE.sub("", text)
    if "(" in text:
        text = _BRACKETS.sub("", text)
        if text.count("(") != text.count(")"):
            text = text.replace("(", "").replace(")", "")
    elif ")" in text:
        text = text.replace(")", "")
    return text.replace("\n", "").replace(" ", "").replace("\t", "")


def lead_off(text: str) -> str:
    """Take times, adverbs, connectives and words for the whole area off the beginning."""
    text = _LIST_MARK.sub("", text.lstrip(SEPARATORS))
    for _ in range(10):
        if not text:
            break
        match = TIME_LEAD.match(text)
        if match is not None and match.end():
            rest = text[match.end() :]
        elif GUARD.match(text):
            break
        else:
            rest = chop_left(text, LEAD_FIRST)
            if rest.startswith(("化", "性", "型", "级")):
                break
        rest = rest.lstrip(SEPARATORS)
        if rest == text:
            break
        text = rest
    return text


def light_off(text: str) -> str:
    """Take light verbs (完成 实现 开展) off the beginning, with 了 and adverbs between them."""
    for _ in range(4):
        word = starts(text, LIGHT_FIRST)
        if (
            not word
            or len(text) <= len(word)
            or text[len(word) :].startswith(("率", "度", "性", "机制", "型", "情况", "进度", "额", "量"))
        ):
            break
        flow = starts(text, FLOW_FIRST)
        if len(flow) > len(word):
            break
        text = lead_off(text[len(word) :].removeprefix("了"))
    return text


def _fix_ends(text: str) -> str:
    text = text.strip(SEPARATORS + "的了")
    if text.count("“") != text.count("”"):
        text = text.replace("“", "").replace("”", "")
    if len(text) > 2 and text[0] == "“" and text[-1] == "”" and text.count("“") == 1:
        text = text[1:-1]
    if text.count("《") != text.count("》"):
        text = text.replace("《", "").replace("》", "")
    return text


_MOVED = "减少|增加|压缩|压减|缩短|缩减|减|增|降|降低|下降|提高|提升|上升|扩大|增长|发展|上涨|升|扩充|壮大|拓展|调整|优化|变|改|精简|回落|收窄|缩小|跃升|延长|恢复|攀升|扩展"
_REACHING = re.compile(
    rf"^[,、]?(?:大幅|再|进一步|逐步|快速|分别)?(?:(?:{_MOVED}){{1,2}}(?:至|到|为|成)|(?:至|到|为)(?!期|点|户|民|产|企|品|同|主)|(?:{_MOVED}){{1,2}}$|共计|合计|总计|累计|共(?=\d|$)|大关|关口|台阶|门槛)"
)


_STOPS = re.compile("[0-9“《(”》)" + re.escape("".join(PREDICATES_FIRST)) + "]")


@lru_cache(maxsize=2048)
def _noun_after(right: str) -> tuple[str, str]:
    """Split the words after a number into the counted noun and the predicate that follows it, both cleaned."""
    text = _HEAD_WORDS.sub("", right[:_NOUN_REACH]).removeprefix("的")
    if _REACHING.match(text):
        return "", clean(text)
    depth = 0
    for stop in _STOPS.finditer(text):
        i, character = stop.start(), stop.group()
        if character in "“《(":
            depth += 1
        elif character in "”》)":
            depth = max(0, depth - 1)
        elif depth or not i:
            continue
        elif character.isdigit():
            if not text[i - 1].isascii():
                return clean(text[:i]), clean(text[i:])
        elif text[i - 1] not in "、新拟待未在已" and not text.endswith("计划", 0, i):
            word = starts(text[i : i + 8], PREDICATES_FIRST)
            if word and not _part_of_noun(text, i, word):
                return clean(text[:i]), clean(text[i:])
    noun = _AND_MORE.sub("", clean(text))
    if "、" in noun and _AMONG.search(noun):
        noun = noun[: noun.index("、")]
    cut = _ABSTRACT.search(noun)
    return (noun[: cut.start()] if cut else noun), ""


_NOUN_REACH = 80
"""How many characters after a number its noun and predicate are looked for in."""
_AND_MORE = re.compile(r"(?:和|及)[一二三四五六七八九十两]{1,2}(?:大|个|项|条).*$|(?:及|和|以及)(?:一批|一系列|若干).*$")
_AMONG = re.compile(r"、[^、]{2,24}等")
_ABSTRACT = re.compile(r"的(?:[一-龥]{0,4}(?:力度|工作|水平|能力|作用|步伐|进度|需求|问题))$")
_NOUN_TAILS = words("lexicon", "noun_tails")


def _part_of_noun(text: str, i: int, word: str) -> bool:
    """Say whether a predicate word at ``i`` is only part of a longer noun (建设 of 建设用地, 服务 of 服务中心)."""
    after = text[i + len(word) :]
    if len(word) == 1 and word in "为在对与从由按以向来并可能需应要不无仍还又也只就才让使超比均都被已将获占共":
        if word == "被" and after[:1] in ("执", "告", "征", "子", "褥", "监"):
            return True
        if word == "为" and after[:1] in ("主", "民"):
            return True
        if word in "对" and after[:1] in ("象", "外", "口", "接", "照", "策"):
            return True
        if word == "在" and after[:1] in ("建", "线", "校", "编", "岗", "册", "库", "途", "谈", "孵", "营"):
            return True
        if word == "无" and after[:1] not in ("一",):
            return True
        if word in "从由以按" and after[:1] in ("业", "来", "上", "下", "及", "内", "需", "揭"):
            return True
        if (
            word in "可能需应要不共比超已"
            and after[:2]
            and after[:1]
            in (
                "再",
                "视",
                "持",
                "源",
                "力",
                "级",
                "求",
                "用",
                "急",
                "素",
                "闻",
                "动",
                "锈",
                "同",
                "享",
                "建",
                "赛",
                "市",
                "高",
                "低",
                "脱",
                "有",
                "产",
                "孕",
                "燃",
                "转",
                "推",
                "防",
            )
        ):
            return True
        if word == "并" and after[:1] in ("购", "网"):
            return True
        if word == "均" and after[:1] == "衡":
            return True
        return False
    if word in ("向", "来") or (word in ("已",) and after[:1] in ("建", "脱")):
        return True
    if word == "整改" and after[:1] == "造":
        return True
    if word in ("建设", "改造", "提升", "整改") and (
        not after or after[0] in "和及与、" or starts(after, PREDICATES_FIRST)
    ):
        return True
    if word in (
        "建设",
        "改造",
        "提升",
        "投资",
        "实施",
        "推进",
        "申报",
        "签约",
        "入库",
        "上市",
        "发放",
        "新增",
        "引进",
        "入规",
        "上云",
        "验收",
        "整改",
        "启动",
        "开工",
        "投产",
        "竣工",
        "落户",
        "落地",
        "复工",
        "脱贫",
        "覆盖",
        "计划",
        "增加",
        "服务",
    ):
        return (
            not after
            or after.startswith(_NOUN_TAILS)
            or (
                word in ("建设", "改造", "提升", "计划", "整改", "脱贫", "投资")
                and i + len(word) >= len(text.rstrip("、和 "))
            )
        )
    if word == "基本" and not after.startswith(
        ("完成", "建成", "实现", "形成", "消除", "达到", "解决", "化解", "建立", "办结", "完工", "具备")
    ):
        return True
    if word in (
        "通过",
        "参与",
        "参加",
        "开放",
        "享受",
        "加快",
        "推行",
        "运行",
        "解决",
        "完成",
        "开展",
        "全面",
        "基本",
        "稳步",
        "免费",
        "持续",
        "正式",
        "进行",
        "提供",
        "平均",
        "累计",
        "共",
        "化解",
        "受益",
        "惠及",
        "带动",
    ):
        return (
            after.startswith(("率", "度", "型"))
            or (word == "基本" and after.startswith(("养老", "医疗", "公共", "农田")))
            or (word == "全面" and after.startswith("小康"))
        )
    return False


_COMPARED_TAIL = re.compile(
    r"(?:(?<![占对之同环性类无可相百])比(?![重例值率较如方照赛亚])|较|与(?!试验|传媒|发展)|相比(?:于|较)?|[从由](?=(?:19|20)?\d\d年))[^,。;]{0,24}$"
)
_RATE_TAIL = re.compile(
    r"(?:增长)?(?:预期)?目标$|(?:年均|平均每年|每年平均|每年)?(?:增[长速幅]|涨幅|降幅|同比|分别|均|年均|环比|实际|名义)+$"
)


def name_before(here: Surroundings, kind: Kind) -> str:
    """Return the name in the words before the number, cleaned of everything that is not part of it."""
    text = clean(kind.stem)
    if kind.measure in ("growth", "change"):
        text = COMPARED.sub("", text)
        text = _COMPARED_TAIL.sub("", text)
        if kind.measure == "growth":
            text = _RATE_TAIL.sub("", text)
    text = lead_off(text)
    if text.startswith(("折合", "约合", "相当于")) or text in ("比", "较"):
        text = ""
    match = _PREPOSITION.match(text)
    if match is not None:
        text = lead_off(text[match.end() :])
    text = without_subject(light_off(text))
    text = _MIDDLE_LIGHT.sub(r"\1\2", text)
    if here.quantity.times:
        text = _MULTIPLE_OF.sub("", text)
    if here.quantity.family == "money":
        text = text.removeprefix("占")
    if kind.measure == "ratio":
        text = _RESHAPED.sub("", text)
    text = _FROM_TAIL.sub("", _INNER_YEAR.sub("", text))
    text = _ORIGINALLY.sub("", text)
    for _ in range(3):
        shorter = _YEAR_END.sub("", chop_right(text, REACH_LAST))
        if shorter == text or not shorter:
            break
        text = shorter
    return _fix_ends(text)


_ORIGINALLY = re.compile(r"由(?:原来的?)?|从原来的?|原来的?")
_MULTIPLE_OF = re.compile(r"(?:是|为|相当于|达到?)[^,。;]{0,16}$")
_RESHAPED = re.compile(r"(?:调整|优化|演变|变化|升级|转变|变|调|改|由)+$")
_INNER_YEAR = re.compile(r"(?<!到)(?:19|20)\d\d年度?")
_FROM_TAIL = re.compile(r"(?:从|由|自)(?:(?:19|20)?\d\d年|上年|去年|年初|“?十[一二三四]五”?)?(?:底|末|期末)?的?$")
_MIDDLE_LIGHT = re.compile(
    r"^([^“《]{2,12}?)(?:完成|实现|达到)((?:投资|增加值|产值|收入|税收|利润|销售|交易|营业|进出口|出口|外贸)[^,]*)$"
)
_SUBJECT = re.compile(
    r"^[^“《]{1,60}?(?:等|累计|共计|共|先后|已经|分别|又|已)(?=(?:"
    + "|".join(sorted(FLOW, key=len, reverse=True))
    + r")(?!率|度|性|者|员|人))"
)
_SUBJECT_MARKS = frozenset("等计共后经别又已")
_BENEFICIARY = re.compile(
    r"^(?:为|对|给|向)[^“《]{1,60}?(?=(?:"
    + "|".join(w for w in sorted(FLOW + LIGHT, key=len, reverse=True) if len(w) > 1)
    + r")(?!率|度|性|者|员|人))"
)


def without_subject(text: str) -> str:
    """Take off who did it or for whom, where a verb with its own object follows (各首席代表累计走访企业 → 走访企业)."""
    if len(text) < 6:
        return text
    if text[0] in "为对给向":
        match = _BENEFICIARY.match(text)
        if match is not None:
            return light_off(lead_off(text[match.end() :]))
    if _SUBJECT_MARKS.isdisjoint(text):
        return text
    match = _SUBJECT.match(text)
    if match is None:
        return text
    rest = light_off(lead_off(text[match.end() :]))
    topic = re.sub(r"(?:累计|共计|共|先后|已经|分别|又|已|等)$", "", match.group())
    if only_verbs(rest) or rest.endswith(("面积", "额", "收入")):
        return light_off(lead_off(topic)) + rest
    return rest


def only_verbs(text: str) -> bool:
    """Say whether ``text`` is nothing but one or two flow verbs (建成投产)."""
    first = starts(text, FLOW_FIRST)
    if not first:
        return False
    rest = text[len(first) :]
    return not rest or starts(rest, FLOW_FIRST) == rest


def verb_of(text: str) -> str:
    """Return the flow verb that ``text`` begins with, or an empty string."""
    word = starts(text, FLOW_FIRST)
    return word if word and len(text) > len(word) else word


_LOOKED = re.compile(
    r"^(?:发挥|充分发挥|紧盯|围绕|依托|聚焦|针对|立足|瞄准|剩余|剩下|其余|涉及|关于|全国|全省|全市|全县|国家|省级|市级|新)$"
)


def head_verb(left: str) -> str:
    """Return the flow verb that stands right before a number (``打造50个…``), or an empty string; light verbs give none."""
    if left.rstrip().endswith("等"):
        return starts(light_off(lead_off(clean(left))), FLOW_FIRST)
    text = re.split(
        r"、|和(?!谐|就业|试验|城乡建设|规划|旅游|零售|餐饮|商务|邮政|信息技术|技术服务|社会发展)|以及|及(?![时格])",
        clean(left),
    )[-1]
    if text.endswith(("争取", "争取到")):
        return "争取"
    text = light_off(lead_off(text))
    if not text or _LOOKED.match(text):
        return ""
    for _ in range(4):
        shorter = _YEAR_END.sub("", chop_right(text, REACH_LAST))
        if shorter == text:
            break
        text = shorter
    if not text or text in ("完成", "实现"):
        return ""
    text = text.removesuffix("了")
    if "并" in text[1:-1] and len(text) <= 6:
        return text
    flow = ends(text, FLOW_LAST)
    light = ends(text, LIGHT_LAST)
    if light and len(light) >= len(flow):
        return ""
    if flow:
        return flow
    if "、" in left:
        return ""
    return text if len(text) <= 3 and not text.endswith(("区", "市", "县", "的", "业", "等")) else ""


def predicate_first(noun: str, predicate: str) -> str:
    """Put the predicate before a noun that alone says too little: 项目 + 竣工投产 → 竣工投产项目."""
    text = lead_off(predicate)
    text = light_off(text)
    text = (
        re.sub(r"^(?:被|获得?|获评|荣获|入选|纳入|列入|进入|跻身)(?:认定为|评为|命名为|确定为|列为)?", "", text)
        if _TITLE.match(predicate)
        else text
    )
    if _TITLE.match(predicate):
        title = _fix_ends(text)
        return title if len(title) >= 3 else noun
    cut = re.split(r"[,。;、]", text)[0]
    cut = _fix_ends(cut)
    if not cut or len(cut) > 18:
        return noun
    return cut + noun


_TITLE = re.compile(r"^(?:被认定为|被评为|被命名为|被确定为|被授予|获评|荣获|获得|入选|获批|跻身|晋升为|成为|通过)")


def generic(noun: str) -> bool:
    """Say whether a counted noun needs its predicate to mean anything."""
    return noun in GENERIC
