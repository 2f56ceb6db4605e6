"""Whether a word for what is done is only part of a noun (建设 of 建设用地)."""

from taizhang.reading.attributes.lexicon import PREDICATES_FIRST, starts
from taizhang.reading.patterns import lazy
from taizhang.reading.tables import words

_PAUSE = lazy(r"[,。;、(]")
NOUN_TAILS = words("lexicon", "noun_tails")
_FIELDS = words("lexicon", "field_nouns")
_THINGS = (
    *NOUN_TAILS,
    *("案例", "模式", "成果", "技术", "方案", "站点", "样板", "载体", "实验室", "联盟", "集群", "场景", "园区"),
    *("馆", "厅", "县", "镇"),
)
"""What a phrase ends with that is a noun to its end."""
_PLACES_FOR = (*"站所园厂馆室点线机器池塔井", "中心", "系统", "装置")
_SHORT_REST = 4
"""A place or machine for what a verb says (排水提升|泵站) has a name of at most so many characters."""
_LONGEST_REST = 8
"""What goes on with a noun after a verb has at most so many characters."""
_WITH = lazy(
    "[^,。;、]{2,20}?(?:签|合作|建立|达成|开展|对接|联[盟系合动]|共建|结对|携手|衔接|合并|持平|实现|互[联认通动]|接轨|匹配|挂钩|同步|相[比连近当适]|保持|进行)"
)
"""What makes 与 begin a predicate (12家企业与高校签约); else it joins two nouns (物流与仓储装备)."""
_STAGES = frozenset(
    ["签约", "入库", "上市", "入规", "上云", "启动", "开工", "投产", "竣工", "落户", "落地", "复工", "挂牌", "完工"]
)
"""Verbs that say at the end of a clause what became of the things counted (12个项目开工)."""


_GOES_ON = frozenset(("建设", "园区", "运营", "生产", "投产"))
"""What goes on with such a verb at the end of a clause (2个示范区|启动建设, 5家企业|落户园区)."""
_BEGUN, _BEGUN_TO = frozenset(("开工", "竣工", "建成")), frozenset(("建设", "投产", "投用", "运营"))
"""Two verbs of one stage, which are a predicate at the end of a clause (84个项目|开工建设)."""
_GRAVE = ("大事故", "大火灾", "大涉险", "大及以上", "大以上", "大舆情", "大隐患", "大风险", "大灾害")
"""What 较 tells the gravity of (三轮车侧翻|较大事故)."""
_NO_MEETING = frozenset("议同计员费展")
"""What 会 makes one word with: else it ends the name of a meeting (推进会, 通报会)."""
_LITTLE = frozenset("为在对与从由按以向来并可能需应要不无仍还又也只就才让使超比均都被已将获占共")
"""Words of one character that begin a predicate, unless they are glued to a neighbour."""
_GLUED_BEFORE = {
    word: frozenset(known)
    for word, known in {"在": "存", "对": "相绝", "由": "自", "为": "行", "要": "重主需必纪提摘概首险扼简纲"}.items()
}
"""What makes one word with such a word behind it (存|在, 重|要)."""
_COULD = dict.fromkeys("可能需应要不共比超已", "再视持源力性治管通级求用急素闻动锈同享建作赛市高低脱有产孕燃转推防体")
_OUT_OF = dict.fromkeys("从由以按", "业来上下及内需揭")
_BUILT = ("建成", "建设", "建立", "建档")
"""What was built in all (8个街道|共|建成), not together (共建)."""
_GLUED_AFTER = {
    word: frozenset(known)
    for word, known in {
        **_COULD,
        **_OUT_OF,
        "被": "执告征子褥监",
        "为": "主民",
        "对": "象外口接照策",
        "在": "建线校编岗册库途谈孵营",
        "并": "购网",
        "均": "衡",
    }.items()
}
"""What makes one word with such a word before it (可|再生, 在|建, 并|网)."""
_EACH = frozenset("亩户人日年月")
"""Of what so much falls on each (亩|均, 户|均)."""
_PAIRED = (*("帮扶干部", "帮扶责任人", "帮扶单位", "帮扶户"), *("干部", "单位", "户", "责任人"))
"""Those who are paired with others, and are called so (结对干部)."""
_FOCUSED = frozenset("供式度区居安收连攻整治经办采统培授")
"""What 集中 only says the manner of (集中供水)."""
_FITTED = ("应用", "改造", "验证", "测试", "中心", "产品", "认证", "攻关")
_AGAIN = frozenset("修恢康")
"""What 复 belongs to before 工 (修复工程)."""
_WORKS = frozenset(("建设", "改造", "提升", "整改"))
_ENDS_NOUNS = _WORKS | {"计划", "脱贫", "投资"}
"""Verbs that are nouns too where nothing follows them."""
_DOES = _ENDS_NOUNS | frozenset(
    (
        *(
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
            "启动",
            "开工",
        ),
        *("投产", "竣工", "落户", "落地", "复工", "覆盖", "增加", "服务", "配送"),
    )
)
"""Verbs that name a thing together with what follows (服务|中心, 投资|项目)."""
_SAYS = frozenset(
    (
        *(
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
        ),
        *("持续", "正式", "进行", "提供", "平均", "累计", "共", "化解", "受益", "惠及", "带动"),
    )
)
"""Words that begin a predicate, unless they are what a rate or a kind is called by (通过|率)."""
_BASICALLY = ("完成", "建成", "实现", "形成", "消除", "达到", "解决", "化解", "建立", "办结", "完工", "具备")
"""What is done where 基本 says how far."""


def part_of_noun(text: str, i: int, word: str) -> bool:
    """Say whether a predicate word at ``i`` is only part of a longer noun (建设 of 建设用地, 服务 of 服务中心)."""
    after = text[i + len(word) :]
    before = text[i - 1] if i else ""
    if word == "计划" and (before in _JOINTS or (text[:i].endswith("年度") and after[:1] in _PLANNED_TO)):
        return True  # 176个年度计划新开项目
    if word == "计划" and after[:1] not in ("", ",", "。") and text.endswith(_PROGRAMMES, 0, i):
        return True  # 20万亩玉米振兴计划核心示范区
    if word == "复工" and before in _AGAIN:
        return True
    if word in _BEGUN and _PAUSE.split(after)[0].rstrip() in _BEGUN_TO:
        return False
    if after[:1] == "会" and len(word) == len("推进") and after[1:2] not in _NO_MEETING:
        return True
    if word == "以" and before == "级" and after[:1] == "上":
        return True  # 21个地级以上市
    if word == "违规" and before == "法":
        return True  # 违法违规行为
    if word == "与":
        return _WITH.match(after) is None
    if word in _LITTLE:
        return _little_in_noun(text, i, word, before, after)
    if word == "集中":
        return not after or after[0] in _FOCUSED
    if word == "整改" and after[:1] == "造":
        return True
    if word == "全覆盖":
        return not after.strip("的、, ")
    if word == "适配":
        return after[:2] in _FITTED
    if word in _STAGES and (not (rest := after.strip("的、, ")) or (word != "落地" and rest in _GOES_ON)):
        return False
    if (
        len(word) > 1
        and text.endswith(_FIELDS, 0, i)
        and (whole := _PAUSE.split(after, maxsplit=1)[0]).endswith(_THINGS)
    ):
        return len(whole) <= _LONGEST_REST
    if (word == "脱贫" and after[:2] == "攻坚") or (word == "较" and after.startswith(_GRAVE)):
        return True
    if word in _WORKS and (not after or after[0] in _JOINED or starts(after, PREDICATES_FIRST)):
        return True
    if word in _DOES:
        return _doing_in_noun(text, i, word, after)
    if word == "基本" and not after.startswith(_BASICALLY):
        return True
    return word in _SAYS and (
        after.startswith(("率", "度", "型"))
        or (word == "基本" and after.startswith(("养老", "医疗", "公共", "农田")))
        or (word == "全面" and after.startswith("小康"))
    )


_PROGRAMMES = ("振兴", "改造", "行动", "改善", "提升", "培育", "培养", "攻坚", "扶持", "资助")
"""What 计划 makes the name of a programme with."""
_JOINTS, _JOINED = frozenset("和与、"), frozenset("和及与、")
_PLANNED_TO = frozenset("新开竣")


def _little_in_noun(text: str, i: int, word: str, before: str, after: str) -> bool:
    """Say whether a word of one character is glued to the one before or after it."""
    if before in _GLUED_BEFORE.get(word, ()):
        return True
    if word == "已" and after.startswith("建成") and before not in _JOINTS:
        return False
    if word == "为" and text[:1] == "以" and "的" in after:
        return True
    if word == "对" and before == "结":
        return after.startswith(_PAIRED)
    if after[:1] in _GLUED_AFTER.get(word, ()):
        return not (word == "共" and after.startswith(_BUILT))
    return (word == "无" and after[:1] != "一") or (word == "均" and before in _EACH)


_BUILT_UP, _KEY = frozenset(("城乡", "城市", "城镇", "乡村", "农村", "交通")), ("重点", "重大", "项目", "工程", "领域")
"""What is built up, and what works of it are called."""
_MEASURES = frozenset(("实施", "提升", "推进", "改造"))
_SET_DOWN = ("补贴", "补助", "津贴", "奖补", "方案", "意见", "办法", "细则")
"""What is paid for doing something, or where it is set down how."""


def _doing_in_noun(text: str, i: int, word: str, after: str) -> bool:
    """Say whether a verb names a thing together with what follows, or is itself a noun at the end."""
    if not after or after.startswith(NOUN_TAILS):
        return True
    if word in _MEASURES and after.startswith(_SET_DOWN):
        return True  # 技能|提升补贴, “春风”实施方案
    if word == "建设" and text[:i] in _BUILT_UP and after.startswith(_KEY):
        return True  # 504项城乡建设重点工程
    rest = _PAUSE.split(after)[0].strip("的 ")
    if len(rest) <= _SHORT_REST and rest.endswith(_PLACES_FOR):
        return True
    return word in _ENDS_NOUNS and i + len(word) >= len(text.rstrip("、和 "))
