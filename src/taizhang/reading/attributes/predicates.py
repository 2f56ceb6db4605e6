"""The predicate after a counted noun, put before one that alone says too little."""

from taizhang.reading.attributes.phrases import fix_ends, lead_off, light_off
from taizhang.reading.patterns import lazy


def named_as(predicate: str) -> bool:
    """Say whether a predicate says which title things were given (被评为星级农家乐)."""
    return _NAMED_AS.match(predicate) is not None


_NAMED_AS = lazy(
    "(?:全部|全都|均|都|已|先后|成功|相继)*(?:被(?:[一-龥]{2,10}?)??(?:认定|评|命名|确定|授予|列|确认|评定)为|获评为?|晋升为)"
    "[一-龥“”A-Z0-9]{3}"
    "|(?:荣?获得?|被(?:[一-龥]{2,10}?)?授予)“[^”]{2,30}”(?=称号|荣誉|[,。;]|$)"
)
_CALLED = lazy("“([^“”]{2,30})”(?:荣誉)?称号")
"""A title that is said to be one (荣获|“全国文明村”称号)."""


def predicate_first(noun: str, predicate: str) -> str:
    """Put the predicate before a noun that alone says too little: 项目 + 竣工投产 → 竣工投产项目."""
    if _TOGETHER.match(predicate) is not None:
        return noun
    if predicate[:2] == "通过" and _BY_MEANS.match(predicate) is not None:
        return noun
    beyond = _BEYOND.match(predicate)
    if beyond is not None:
        return beyond.group(1) + noun
    if _HELPED.fullmatch(predicate.strip(",。;")) is not None:
        return noun + lead_off(predicate.strip(",。;"))  # 65家企业获得信贷支持
    text = lead_off(_BY_WHOM.sub("被", predicate))
    predicate = _BY_WHOM.sub("被", predicate)
    text = _DID.sub(r"\1", light_off(text))
    if _TITLE.match(predicate) is not None:
        text = _GOT.sub("", text)
        title = fix_ends(_BESIDE.split(text, maxsplit=1)[0])
        if (called := _CALLED.fullmatch(title)) is not None:
            title = called[1]
        if not title and predicate.strip(",。;") in _CHOSEN:
            return predicate.strip(",。;") + noun
        if title.startswith("通过"):
            return title + noun
        praised = title.endswith(_PRAISE) and "“" not in title
        if praised and len(got := _ENDS.split(lead_off(predicate))[0]) <= _LONGEST_PRAISE:
            return got + noun  # 125个集体获得省级表彰: no title
        return title if len(title) >= 3 else noun
    cut = _PAUSE.split(_LEVELS.sub(r"\1\2", text))[0]
    cut = fix_ends(cut)
    if noun in cut and cut.startswith("办结"):
        return noun  # 591件提案均已办结并答复提案者
    if not cut or len(cut) > 18:
        return noun
    return cut if len(noun) < len(cut) and cut.endswith(noun) else cut + noun  # 5个村建成市级美丽乡村


_PRAISE = (
    *("表彰", "嘉奖", "表扬", "表彰奖励", "以上荣誉", "级荣誉", "各类荣誉", "以上荣誉称号", "级荣誉称号", "以上奖励", "级奖励", "以上奖项"),
)
"""What those counted got that is no title."""
_LONGEST_PRAISE = 12
_ENDS = lazy("[,。;]")
_BY_WHOM = lazy("^被[一-龥]{2,10}?(?=(?:认定|评|命名|确定|列|确认|评定)为|授予)")
"""Who gave a title (被|省委组织部|授予)."""
_HELPED = lazy(
    "(?:全部|全都|均|都|已|先后|成功|相继)*获得?了?[^,。;、“]{0,6}(?:支持|贷款|融资|授信|补助|救助|资助|扶持)"
)
_TOGETHER = lazy(
    "(?:(?:主要|有关|相关|分管)?(?:负责人|负责同志|领导|代表)[一-龥]{0,4}(?:参加|出席|列席|参会)|(?:参加|出席|列席)了?"
    "(?:此次|本次|会议|活动|调度会|座谈会))|(?:联合|共同|协同|组织)(?:开展|召开|举办|实施|印发|发布|出台|发起|制定|参与|推进)|应[一-龥]尽[一-龥]|落到实处|落地见效|落实到位"
)
"""What those counted did together, by which they are not told apart (11个部门|组织开展了整治行动)."""
_DID = lazy("^(配备|建立|安装|制定|出台|设立|成立)了")
_BY_MEANS = lazy("通过[^,。;]{2,20}?(?:通道|渠道|方式|形式|平台|机制|途径|措施|手段|模式|路径|办法|系统|窗口)(?=[,。;、]|$)")
"""By what means those counted did something (26个省份|通过绿色通道,拿出…)."""
_BEYOND = lazy(
    "已?((?:超额|提前|如期)完成(?:[一-龥]{2,12}$|(?=$|[,。;]))"
    "|(?:超额|提前|如期|全面|全部|基本|未能?)?完成[一-龥]{0,4}(?:\\d{1,2}月份?)?[一-龥]{0,8}(?:目标|任务|计划)(?=$|[,。;]))"
)
_BESIDE = lazy("、(?=全部|均|都|也|并|连续|同时|创成|获评|荣获|入选)")
"""Between two titles that the same things got (跻身全国文明城市、|全部创成双拥模范城)."""
_CHOSEN = ("入选", "获批", "获奖", "通过")
"""What became of things counted, with no title said (284个项目入选)."""
_ALL = "(?:全部|全都|均|都|已|先后|成功|相继)*"
_GOT = lazy(
    rf"^{_ALL}(?:成为|通过(?!验收|评审|审[核查])|晋升为|被|获评|获得|获批|荣获|获|入选|纳入|列入|进入|跻身)"
    "(?:认定为|评为|命名为|确定为|列为|授予)?"
)
_PAUSE = lazy("[,。;、]")
_LEVELS = lazy("([国省市县区州中央])家?级?、([省市县区州]级?)")
"""Levels of government that share what stands behind them (列入省、市重点)."""
_TITLE = lazy(
    rf"^{_ALL}(?:被认定为|被评为|被命名为|被确定为|被授予|获评|荣获|获得|获(?=“)|入选|获批|跻身|晋升为|成为|通过)"
)


def what_is(text: str) -> str:
    """Return what is counted where the words behind it say what that is (65件|民生实事项目是庄严承诺), or an empty string."""
    told = _IS_WHAT.match(text)
    return "" if told is None else told.group(1)


_IS_WHAT = lazy(
    "((?:[一-龥]|“[^”]{1,16}”){2,16}?)(?:始终|一直|历来|仍|都|均|就|也|正)?"
    "(?<![于还可凡但只算若总要不主即一二三四五更正既而或别])(?<!特别)(?<!尤其)是(?![否非])[一-龥]"
)


def those_made_up_of(noun: str) -> str:
    """Return what is counted without what is made up of them (53个|二级预算单位的预算组成)."""
    made_up = _OF_WHICH_MADE.match(noun) if noun.endswith(_MADE_UP) else None
    return noun if made_up is None else made_up.group(1)


_MADE_UP = ("组成", "构成", "汇总")
_OF_WHICH_MADE = lazy("([一-龥]{2,16}?)的?(?:预算|决算|财务|数据|报表)?(?:组成|构成|汇总)$")
