"""Whether a word for what is done is only part of a noun (建设 of 建设用地)."""

from taizhang.reading.attributes.lexicon import PREDICATES_FIRST, starts
from taizhang.reading.patterns import lazy
from taizhang.reading.tables import words

_PAUSE = lazy(r"[,。;、(]")
NOUN_TAILS = words("lexicon", "noun_tails")
_FIELDS = words("lexicon", "field_nouns")
_THINGS = (
    *NOUN_TAILS,
    "案例",
    "模式",
    "成果",
    "技术",
    "方案",
    "站点",
    "样板",
    "载体",
    "实验室",
    "联盟",
    "集群",
    "场景",
    "园区",
    "馆",
    "厅",
    "县",
    "镇",
)
"""What a phrase ends with that is a noun to its end."""
_PLACES_FOR = (
    "站",
    "所",
    "园",
    "厂",
    "馆",
    "室",
    "点",
    "线",
    "机",
    "器",
    "池",
    "塔",
    "井",
    "泵站",
    "中心",
    "系统",
    "装置",
)
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


_BEGUN, _BEGUN_TO = frozenset(("开工", "竣工", "建成")), frozenset(("建设", "投产", "投用", "运营"))
"""Two verbs of one stage, which are a predicate at the end of a clause (84个项目|开工建设)."""
_NO_MEETING = frozenset("议同计员费展")
"""What 会 makes one word with: else it ends the name of a meeting (推进会, 通报会)."""


def part_of_noun(text: str, i: int, word: str) -> bool:
    """Say whether a predicate word at ``i`` is only part of a longer noun (建设 of 建设用地, 服务 of 服务中心)."""
    after = text[i + len(word) :]
    if word == "计划" and (
        text[i - 1 : i] in ("和", "与", "、") or (text[i - 2 : i] == "年度" and after[:1] in "新开竣")
    ):
        return True  # 176个年度计划新开项目
    if word == "复工" and text[i - 1 : i] in ("修", "恢", "康"):
        return True
    if word in _BEGUN and _PAUSE.split(after)[0].rstrip() in _BEGUN_TO:
        return False
    if after[:1] == "会" and len(word) == len("推进") and after[1:2] not in _NO_MEETING:
        return True
    if word == "与":
        return _WITH.match(after) is None
    if len(word) == 1 and word in "为在对与从由按以向来并可能需应要不无仍还又也只就才让使超比均都被已将获占共":
        if word == "在" and text[i - 1] == "存":
            return True
        if word == "对" and text[i - 1] in "相绝":
            return True
        if word == "已" and after.startswith("建成") and text[i - 1] not in "、和":
            return False
        if word == "被" and after[:1] in ("执", "告", "征", "子", "褥", "监"):
            return True
        if word == "由" and text[i - 1] == "自":
            return True
        if word == "要" and text[i - 1] in "重主需必纪提摘概首险扼简纲":
            return True
        if word == "为" and (after[:1] in ("主", "民") or (text[:1] == "以" and "的" in after)):
            return True
        if word == "对" and text[i - 1 : i] == "结":
            return after.startswith(("帮扶干部", "帮扶责任人", "帮扶单位", "帮扶户", "干部", "单位", "户", "责任人"))
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
                "性",
                "治",
                "管",
                "通",
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
                "体",
            )
        ):
            return True
        if word == "并" and after[:1] in ("购", "网"):
            return True
        return word == "均" and (after[:1] == "衡" or text[i - 1 : i] in ("亩", "户", "人", "日", "年", "月"))
    if word in ("向", "来") or (word in ("已",) and after[:1] in ("建", "脱")):
        return True
    if word == "集中":
        return not after or after[0] in "供式度区居安收连攻整治经办采统培授"
    if word == "整改" and after[:1] == "造":
        return True
    if word == "全覆盖":
        return not after.strip("的、, ")
    if word == "适配":
        return after[:2] in ("应用", "改造", "验证", "测试", "中心", "产品", "认证", "攻关")
    if word in _STAGES and not after.strip("的、, "):
        return False
    if (
        len(word) > 1
        and text.endswith(_FIELDS, 0, i)
        and (whole := _PAUSE.split(after, maxsplit=1)[0]).endswith(_THINGS)
    ):
        return len(whole) <= _LONGEST_REST
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
            or after.startswith(NOUN_TAILS)
            or (len(rest := _PAUSE.split(after)[0].strip("的 ")) <= _SHORT_REST and rest.endswith(_PLACES_FOR))
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
