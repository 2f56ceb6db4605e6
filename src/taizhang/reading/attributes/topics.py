"""What the text is counting: the noun that a count leaves out where only its state is said (已整改40项, 满意7件)."""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from taizhang.reading.attributes.lexicon import FLOW, FLOW_FIRST, LIGHT, MANNER, by_last, ends, starts
from taizhang.reading.patterns import lazy
from taizhang.reading.tables import words

_SAID = frozenset(words("lexicon", "states"))
_STATES = by_last((*FLOW, *LIGHT, *MANNER, *words("lexicon", "state_adverbs"), *_SAID))
_HANDLED = by_last(
    (
        *("办理", "承办", "提出", "提交", "收到", "受理", "反映", "反馈", "移交", "交办", "转办", "督办", "上报", "报送"),
        *("处理", "建设", "实施"),
    )
)
"""By whom, or how, things are dealt with, before what they are."""
_HANDED = ("交办", "转办", "转派", "移交", "分办", "分派", "退回")
_AGENTS = words("lexicon", "agents")
_NO_AGENTS = ("棚户区", "小区", "片区", "库区", "矿区", "林区", "灾区", "景区", "社区")
"""Places that are counted, and do nothing themselves (城市棚户区开工5496套)."""
_TAKEN_UP = frozenset(("交办", "转办", "督办", "受理", "立案"))
"""How things came to be counted, behind them (信访积案专项治理交办64件)."""
_LONGEST_AGENT = 14
_SHORTEST = 2
_EACH = lazy(r"^.{0,8}各(?:类|项|种)")
TO_BE = lazy(
    "^[需应待须拟](?:整改|办理|处理|核查|解决|办|当?新?[建改扩](?![革造])|改造|开工|完成|竣工|配备|安装)(?=..)"
)
"""What is to be done with things that a later count says was done (需整改问题)."""
_CLASS_LAST = frozenset("类型次别办立")
_CLASS = lazy(r"^(?:[^、“]{1,10}(?:类|(?<![典转造成])型|等次|级别)|[公民]办|[公私]立)$")


BY_SORT = lazy(
    "[从按分][^,。;]{0,10}?(?:类|型|对象|主体|事项|年龄|性别|学历|申请人|领域|产业|行业|来源|渠道|性质|级别|分布|地区|区域|[市县]区?)[^,。;]{0,4}[看分]?"
)
"""How a sentence begins that tells sorts of what was counted apart (从污染类型来看)."""


@dataclass(slots=True)
class Topic:
    """A thing that was counted."""

    noun: str
    """Its noun."""
    at: int
    """Which figure of the text counted it."""
    value: Decimal
    """How many."""


@lru_cache(maxsize=8192)
def state_only(text: str) -> bool:
    """Say whether ``text`` only says in what state something is, or what was done with it and by whom, not what it
    is (按期回复, 已处理完毕, 县热线办直办, 交办责任单位)."""
    if "和" in text[1:-1] or "或" in text[1:-1]:
        return all(state_only(part) for part in text.replace("或", "和").split("和"))
    if text[:1] == "转" and _PASSED_ON.fullmatch(text) is not None:
        return True
    rest, state = text, False
    while rest:
        word = ends(rest, _STATES)
        if not word:
            to_whom = rest == text and rest.startswith(_HANDED)
            agent = (rest.endswith(_AGENTS) and not rest.endswith(_NO_AGENTS)) or rest.isdigit()
            return (state or to_whom) and agent and len(rest) <= _LONGEST_AGENT
        state = state or word in _SAID
        rest = rest[: -len(word)]
    return state


_PASSED_ON = lazy("转[一-龥]{2,8}?(?:办理|处理|处置|办结)")
"""To whom something was passed on to deal with it (转网络单位办理)."""


def class_only(text: str) -> bool:
    """Say whether ``text`` only says of which class something is (求决类)."""
    return text[-1:] in _CLASS_LAST and "或" not in text and _CLASS.match(text) is not None


def whole_of_classes(noun: str) -> str:
    """Return what is told apart by classes: ``noun`` without the class of the one that was counted (公安类|事项)."""
    return _CLASS_OF.sub("", noun)


_CLASS_OF = lazy("^[一-龥]{1,6}类(?=..)")


def at_work(text: str) -> bool:
    """Say whether ``text`` tells in what state work is, before the bare noun of what was counted (全力推进|项目)."""
    return _AT_WORK.fullmatch(text) is not None


NOT_DONE = frozenset(("不批捕", "不起诉", "不捕", "不诉"))
"""What was not done to people, who are named by nothing else."""
_LONGEST_ACTS = 6
"""Two acts have a name of at most so many characters."""
_SET_TO_DO = 5
"""What is set to be done has a name of more than so many characters, with the word for it."""
_SET = ("任务", "任务数", "目标", "目标数")
OF_NO_KIND = "".join(f"(?<!{kind})" for kind in words("lexicon", "kinds_of_tasks"))
"""Before a word for what was set: it is no kind of tasks."""
AS_A_TASK = lazy(
    f"(?<=..){OF_NO_KIND}(?:(?:全年|年度|当年)?(?:目标|考核)?任务|(?:全年|年度|当年)(?:任务)?目标|任务目标)[数值]?$"
)
"""That what is counted was set to be done, behind it (危房改造|任务); of tasks of a kind (重点任务) it is what is counted."""
_AT_WORK = lazy("(?:已经?|正在|全力|加快|有序)(?:完成|推进|建设|实施|开工|开工建设|施工|办理|整改)")


def of_cases(said: str, noun: str) -> str:
    """Return what was done with cases, with their kind where ``noun`` tells one: 结案 and 立案 hold what they are done
    to (诉讼案件收案, then 结案); else an empty string."""
    if said == "立案" and noun.endswith("提案"):
        return said  # 收到委员提案210件,立案185件
    if said[-1] != "案" or not noun.endswith(("案", "案件", "新收")):
        return ""
    whose = KIND_OF_CASES.match(noun) if noun.endswith("案件") else _CASES.match(noun[:-2])
    return said if whose is None else whose.group() + said


_CASES = lazy("[一-龥]*?案件|[刑民执][事行]|行政|[一-龥]{2,10}")
KIND_OF_CASES = lazy("(?:[刑民商执][商事行]|民商事|行政|非诉|劳动争议)(?:一审|二审|审查)?案件$")
ON_CASES = ("结案", "立案", "破案", "办案", "收案", "办结", "审结", "执结", "化解")
"""What is done with cases, as rates of it begin."""


def past_joints(text: str) -> str:
    """Return what follows further verbs that 、 joins to the first, which is off already (开工、续建|工业项目)."""
    while text[:1] == "、" and (further := starts(text[1:], FLOW_FIRST)):
        text = text[1 + len(further) :]
    return text


def _own_kind(noun: str, whole: str) -> bool:
    """Say whether ``noun`` is of another field than ``whole``, and so no kind of it (金融犯罪, 扶贫领域犯罪)."""
    return noun.endswith("犯罪") and not noun.endswith(whole)


def _of_other_level(noun: str, whole: str) -> bool:
    """Say whether two nouns are called by different levels of government, so that neither is part of the other."""
    one, other = _LEVEL.match(noun), _LEVEL.match(whole)
    return one is not None and other is not None and one.group() != other.group()


_LEVEL = lazy("(?:国家|中央|[省市县区州旗镇乡村])(?=[级定属直管])")
"""Of which level of government something is (省|定项目)."""
_AREAS = frozenset(("乡镇", "县区", "区县", "县市", "市县", "镇乡", "市区县", "县市区"))
"""Places that are counted themselves, and not those who passed something on."""
_CHARGED = frozenset(("批捕", "逮捕", "起诉", "公诉"))
"""What is done with suspects, of whom what is done next need be no part."""
NO_THINGS = frozenset(("任务数", "目标数", "计划数", "目标任务数", "任务数的"))
"""What was set, which names nothing of what is counted."""
_LISTED_AS = ("列入", "纳入", "需要", "涉及", "下达", "反馈", "移交", "交办", "省反馈", "市反馈")
"""How words begin that say why things are counted, not what they are."""
_OF_WORKS = ("开工", "竣工", "完工", "投产", "建成")
_WENT_WELL = "成功"
_PAID = ("补贴", "补助", "资金", "补偿")
"""What is paid out, of which nothing is begun or finished."""


def done_last(text: str) -> bool:
    """Say whether ``text`` ends with what was or is to be done with things (因条件所限暂时难以|解决)."""
    return (state := ends(text, _STATES)) in _SAID and "满意" not in state


def past_handling(noun: str) -> str:
    """Return ``noun`` without by whom, or how, it is dealt with (交由区政府办理|的提案)."""
    at = noun.rfind("的")
    return noun[at + 1 :] if at > _SHORTEST and len(noun) - at > _SHORTEST and ends(noun[:at], _HANDLED) else noun


class Topics:
    """The things last counted in a paragraph, by the unit they were counted in."""

    def __init__(self) -> None:
        """Start with nothing counted."""
        self._paragraph = -1
        self._by_unit: dict[str, Topic] = {}
        self._states: dict[str, str] = {}
        self._earlier: dict[str, Topic] = {}
        self.latest: Topic | None = None
        """The thing counted last in the paragraph, whatever its unit."""

    def enter(self, paragraph: int) -> None:
        """Forget what an earlier paragraph counted."""
        if paragraph != self._paragraph:
            self._paragraph = paragraph
            if self._by_unit:
                self._earlier = dict(self._by_unit)
            self._by_unit.clear()
            self.latest = None
            self._states.clear()

    def note(
        self,
        unit: str | None,
        noun: str,
        at: int,
        value: Decimal,
        *,
        among: bool = False,
        sorted_out: bool = False,
    ) -> None:
        """Take ``noun`` for what is counted in ``unit`` from now on, unless it is a kind of what already is
        (咨询类诉求 among 诉求), as is what is told apart ``among`` more; ``sorted_out`` says that its sentence tells sorts
        apart by itself (从污染类型来看)."""
        if noun[-2:] in _CHARGED and ("犯罪" in noun or "案" in noun):
            return  # 盗窃犯罪|批捕
        if noun[-1:] == "类":
            self._by_unit.pop(unit or "", None)  # 城乡建设类|2735件: itself a kind, and of what none knows
            self._earlier.pop(unit or "", None)
            return
        act = starts(noun, FLOW_FIRST) if len(noun) <= _LONGEST_ACTS else ""
        if act and starts(noun[len(act) :], FLOW_FIRST) == noun[len(act) :]:
            return  # 查封|扣押3起: nothing but acts
        if noun.endswith(_WENT_WELL):
            return  # 调解成功1120件: how often it went well, of what was counted before
        taken = ends(noun, _STATES)
        if taken in _TAKEN_UP and len(noun) - len(taken) > _SHORTEST:
            noun = noun[: -len(taken)]
        if (
            not unit
            or len(noun) < _SHORTEST
            or noun in NOT_DONE
            or noun in NO_THINGS
            or ends(noun, _STATES) in _SAID
            or state_only(noun)
            or class_only(noun)
        ):
            return
        if not noun.removesuffix("转办").strip("、中央国家部省市州县区旗镇乡本级") and noun not in _AREAS:
            return  # 中、省|转办47件
        if noun.endswith(_SET) and state_only(AS_A_TASK.sub("", noun)):
            return  # 占今年88641户|开工任务数
        if noun[:1] == "已" and starts(noun[1:], FLOW_FIRST):
            noun = noun[1:]  # 已建成5G基站1260个,预计年底前建成1800个
        rest = noun if noun.startswith("建档立卡") else past_joints(noun[len(starts(noun, FLOW_FIRST)) :])
        if rest != noun and (again := starts(rest, FLOW_FIRST)) and len(rest) > len(again) + _SHORTEST:
            rest = rest[len(again) :]  # 巡查|上报|数字城管案件
        if "的" in rest and rest.startswith(_LISTED_AS):
            rest = rest[rest.index("的") + 1 :]  # 列入督查|的指标55项
        noun, rest = past_handling(noun), past_handling(rest)
        noun = TO_BE.sub("", rest if len(rest) > _SHORTEST else noun).removeprefix("安排")
        if noun.endswith(_SET) and len(noun) > _SET_TO_DO:
            noun = AS_A_TASK.sub("", noun)  # 危房改造|任务326户, 老旧小区改造|年度任务20个
        whole = self._by_unit.get(unit)
        if sorted_out:
            return  # 从申请人看,企业120件: a sort, and no whole of other sorts
        if (
            whole is None
            or value > whole.value
            or (not among and (noun[-2:] != whole.noun[-2:] or _own_kind(noun, whole.noun)))
            or (not among and _of_other_level(noun, whole.noun))
        ):
            self._by_unit[unit] = Topic(_EACH.sub("", noun) if "各" in noun else noun, at, value)
            if not among or self.latest is None:
                self.latest = self._by_unit[unit]

    def stated(self, said: str, noun: str) -> None:
        """Note that ``noun`` was counted by a state (已整改), for a rate of it (整改率)."""
        self._states[said] = noun

    def rated(self, rate: str) -> str:
        """Return what a rate in a new sentence is of: what was counted in its state, else what was counted last."""
        for said, noun in self._states.items():
            if said.endswith(rate[:-1]):
                return noun
        noun = "" if self.latest is None else self.latest.noun
        return "" if rate[:2] in _OF_WORKS and noun.endswith(_PAID) else noun

    def of(self, unit: str | None) -> Topic | None:
        """Return what is counted in ``unit``, or None."""
        return self._by_unit.get(unit) if unit else None

    def near(self, unit: str | None) -> Topic | None:
        """Return what is counted in ``unit``, or was in the last paragraph that counted anything, or None."""
        return (self._by_unit.get(unit) or self._earlier.get(unit)) if unit else None
