"""What earlier words of a sentence and paragraph leave to later ones: the last name, what is counted, who owns what."""

import re
from collections.abc import Callable
from decimal import Decimal

from taizhang.reading.attributes.heads import joined, owner_of, relational
from taizhang.reading.attributes.lexicon import FLOW_FIRST, FLOW_LAST, MANNER, TIME_LEAD, ends, starts
from taizhang.reading.attributes.measure import Kind
from taizhang.reading.attributes.owning import (
    STAGES,
    alike,
    kind_counted,
    object_of,
    of_topic,
    owner_of_count,
    plain_count,
    unsaid,
    without_verb,
)
from taizhang.reading.attributes.phrases import Name, clean, fix_ends, lead_off
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.syntax import parse
from taizhang.reading.attributes.topics import (
    NOT_DONE,
    ON_CASES,
    TO_BE,
    Topics,
    at_work,
    class_only,
    of_cases,
    past_joints,
    state_only,
    whole_of_classes,
)
from taizhang.reading.indicators import find
from taizhang.reading.tables import words

PLAN_RULE = "plan for the name before"
_STATE = "state of what was counted before"
_PLAN_SHARE = "share of the plan for the name before"
_OF_THE_SAME = ("share of the", "growth of the", "rate of the", "same as the")
_NOT_KEPT = (PLAN_RULE, "what a multiple is of")
"""Rules of names that later words don't refer back to."""


_NOTHING = Name("", "", "")
"""The name before the first; never changed."""


class Said:
    """What was said before a quantity, as far as its name may need it."""

    def __init__(self, theme_at: Callable[[int], str | None]) -> None:
        """Start with nothing said; ``theme_at`` tells the heading over an offset."""
        self._theme_at = theme_at
        self.topics = Topics()
        self._outside: tuple[tuple[int, int], Name, str, Name, str, str | None, bool] | None = None
        """What was named before the brackets that are being read."""
        self.earlier = _NOTHING
        """What the sentence before in the paragraph named last."""
        self.measured: dict[str, str] = {}
        """What was measured last in each unit of length, area or weight in the paragraph."""
        self.at = -1
        """Which figure of the text is being named."""
        self.sentence = (-1, -1)
        self.fund = ""
        """The fund or account whose income or spending the paragraph stated last."""
        self.project = ""
        """The project that the heading over a paragraph names, once the paragraph says 该项目 of it."""
        self._paragraph = -1
        self._forget()

    def _forget(self) -> None:
        self.last = _NOTHING
        """The last name."""
        self.measure = ""
        """What kind of value it named."""
        self.part = (-1, -1)
        """The 分号-clause of the last name."""
        self.named = _NOTHING
        """The last name that is no growth, rate or share of the one before it."""
        self.benefited = _NOTHING
        """What was named before those who have good of it (惠及居民897万户)."""
        self.base = ""
        """The last name that can grow."""
        self.group: list[str] = []
        """The names that a list of numbers shares."""
        self.levels: list[str] = []
        """The names of the levels and shares so far."""
        self.counted = _NOTHING
        """The last name of something counted."""
        self.counted_at = -1
        """Which figure counted it."""
        self.counted_value = Decimal(0)
        """How many of it."""
        self.unit: str | None = None
        """The unit of the last quantity."""
        self.of_money = False
        """Whether the last name was one of money."""
        self.output: tuple[str | None, re.Match[str]] | None = None
        """The unit and the ending of the last output of goods in the sentence (粮食|产量)."""
        self.money = ""
        """What the last amount of money was (投资, 收入), which later amounts may leave out."""
        self.head = ""
        """The head that short names borrow, as long as they follow each other."""
        self.owner = ""
        """Whose the last relational noun was."""
        self.among = False
        """Whether parts of a total are being listed."""

    def enter(self, here: Surroundings) -> None:
        """Go on to the quantity at ``here``: a new sentence forgets the names before it, unless it details them."""
        if here.sentence != self.sentence:
            self.sentence = here.sentence
            if not here.continues:
                self.earlier = self.named if here.paragraph == self._paragraph else _NOTHING
                self._forget()
        if here.paragraph != self._paragraph:
            self._paragraph, self.fund, self.project = here.paragraph, "", ""
            self.measured.clear()
        if here.previous is None and not self.project and _THIS.match(here.left.lstrip(" 、,")) is not None:
            self._refer(here)
        self._pass_brackets(here)
        self.at += 1
        self.topics.enter(here.paragraph)
        self.among = self.among or here.continues or "其中" in here.left[:6] or here.lead == "其中"

    def _pass_brackets(self, here: Surroundings) -> None:
        """Let what brackets name be forgotten behind them: what follows goes on with what stood before."""
        if here.inside and self._outside is None:
            self._outside = (self.sentence, self.last, self.measure, self.named, self.base, self.unit, self.of_money)
        elif not here.inside and self._outside is not None:
            if self._outside[0] == self.sentence and self._outside[1].text:
                _, self.last, self.measure, self.named, self.base, self.unit, self.of_money = self._outside
            self._outside = None

    def _refer(self, here: Surroundings) -> None:
        """Take the project that the line before or the heading names for what 该项目 means."""
        named = [here.antecedent, self._theme_at(here.quantity.start) or ""]
        themes = [lead_off(clean(name)).rstrip("。:; ") for name in named]
        fitting = [name for name in themes if len(name) <= _LONGEST_PROJECT and _PROJECT.search(name) is not None]
        self.project = fitting[0] if fitting else ""

    def of_project(self, text: str) -> str:
        """Return an amount with the project of the heading that it belongs to (该项目计划投资, 完成项目投资), or an empty
        string."""
        if not self.project:
            return ""
        said = _THIS.match(text)
        rest = text[said.end() :] if said is not None else text.removeprefix("项目").removeprefix("工程")
        if said is None and rest not in SHORT_HEADS and not relational(rest, known=True):
            return ""
        return joined(self.project, rest) if rest else self.project

    def keep(self, here: Surroundings, kind: Kind, found: Name) -> None:
        """Remember the name of the quantity at ``here``."""
        self._note(here, kind, found)
        if kind.measure == "level" and here.quantity.family == "measure" and found.text:
            self.measured[here.quantity.unit or ""] = found.text
        if kind.role == "threshold" or found.rule in _NOT_KEPT:
            return
        if found.rule == _PLAN_SHARE:
            # What follows goes on with what was planned, not with its share of the plan.
            before = self.last if self.last.text else found
            found = Name(before.text, before.verb, found.rule, before.noun, before.topic)
        if found.rule != "head carried over" and not found.rule.startswith(_OF_THE_SAME):
            self.head = ""
        if not found.rule.startswith(_OF_THE_SAME):
            self.named = found
            if here.quantity.family in ("count", "person") and found.text:
                self.counted, self.counted_at = found, self.at
                self.counted_value = here.quantity.value or Decimal(0)
        if not found.text.startswith(_BENEFIT):
            self.benefited = _NOTHING
        elif not self.last.text.startswith(_BENEFIT):
            self.benefited = self.last
        self.last, self.measure, self.part = found, kind.measure, here.part
        self.unit = here.quantity.unit
        self.of_money = here.quantity.family == "money"
        if self.of_money and (tail := _MONEY_TAIL.search(found.text)) is not None:
            self.money = tail.group()
        if not found.text:
            return
        named = "基金" in found.text or "运量" in found.text
        if named and (account := _ACCOUNT_OF.match(found.text)) is not None:
            self.fund = account[account.lastindex or 0]
        if kind.measure in ("level", "share"):
            self.levels.append(found.text)
            told = found.text[-1] in _OUTPUT_LAST and "占" not in found.text
            output = _OF_OUTPUT.search(found.text) if told else None
            if output is not None and output.start():
                self.output = here.quantity.unit, output
        if kind.measure == "level" or (kind.measure == "growth" and not kind.compared):
            self.base = found.text.removesuffix("决算数")

    def in_part(self, here: Surroundings) -> bool:
        """Say whether anything was named in the 分号-clause of ``here``."""
        return bool(self.last.text) and (here.part == self.part or not here.lead)

    def replace(self, name: Name) -> None:
        """Take ``name`` as the last one said, after a count has got its category's full name."""
        self.last = self.named = name
        self.base = name.text
        self.counted = name

    def _note(self, here: Surroundings, kind: Kind, found: Name) -> None:
        """Take what a count names for what the text is counting, unless it only says in what state that is or stands
        in brackets."""
        value = here.quantity.value
        counted = here.quantity.family in ("count", "person") and kind.measure == "level" and kind.role == "value"
        if value is None or not counted or found.rule.endswith("counted before") or here.closing == ")":
            return
        noun = found.noun or object_of(found)
        if not noun.endswith(_NUMBERS):
            self.topics.note(here.quantity.unit, noun, self.at, value, among=self.among)

    def state(self, here: Surroundings, kind: Kind, left_name: str, noun: str, predicate: str) -> Name | None:
        """Name a count that only says in what state things are by the things counted before (已整改40项), or return
        None."""
        topic = self.topics.near(here.quantity.unit) if class_only(left_name) else self.topics.of(here.quantity.unit)
        if noun in ("", "进展", "进度") and kind.measure == "level":
            kept = _ON_TIME.fullmatch(_undated(clean(here.left).lstrip("、,和与及").removeprefix("其中").lstrip(",: ")))
            kept = kept or _ON_TIME.fullmatch(_PAUSE.split(noun + predicate)[0])
            if kept is not None:
                told = _STATE_END.sub("", kept.group(1))
                of = ("", -1) if topic is None else (topic.noun, topic.at)
                return Name(told + of[0], "", _STATE, noun=of[0], topic=of[1])
        some = here.lead.endswith("中") and here.previous is None and here.left.strip() in _HAVE and here.lead != "其中"
        if topic is not None and (some or _AMONG_THEM.search(here.left) is not None):
            # 28项指标中,有24项全省占比提高: what it says of some of those counted.
            told = fix_ends(_PAUSE.split(lead_off(noun + predicate))[0])
            if 1 < len(told) <= _LONGEST_STATE and not told.endswith(topic.noun[-2:]):
                return Name(told + topic.noun, "", "state of what was counted before", noun=topic.noun, topic=topic.at)
        if (
            topic is None
            or noun
            or kind.measure != "level"
            or left_name in NOT_DONE
            or ends(self.last.text, FLOW_LAST) in STAGES
        ):
            return None
        said = left_name or fix_ends(_PAUSE.split(lead_off(predicate))[0])
        said = of_topic(said, topic.noun)
        alone = clean(here.left).lstrip("、,和与及")
        if alone in _THE_REST:
            said = alone
        stage = alone.removeprefix("其中").removesuffix(left_name)
        if topic.noun.endswith(left_name or "。") and at_work(stage):
            return Name(stage + left_name, "", _STATE, noun=topic.noun, topic=topic.at)
        dated = _undated(alone)
        if not said and (here.previous is None or dated != alone) and dated[1:].endswith("完成") and state_only(dated):
            alone = dated
            said = "已完成" if alone.endswith("已完成") else alone
        if said in _STEPS and (step := alone.removesuffix("有").removeprefix("已")) != said and state_only(step):
            said = step
        if left_name and class_only(said):
            all_of_them = whole_of_classes(topic.noun) if said[-1] == "类" else topic.noun
            return Name(said + all_of_them, "", "class of what was counted before", noun=all_of_them)
        those = len(said) > 1 and here.left.rstrip().endswith(_THOSE)
        if not said or len(said) > _LONGEST_STATE or not (those or state_only(said)):
            return None
        said = _STATE_END.sub("", said)
        if self.last.rule != _STATE and (told := of_cases(said, topic.noun)):
            return Name(told, "", _STATE, noun=topic.noun, topic=topic.at)
        raw = clean(here.left if left_name else predicate).lstrip("、,和与及")
        if raw.startswith("已" + said):
            said = "已" + said
        noun, at = topic.noun, topic.at
        if (
            self.counted_at == self.at - 1
            and not (self.among and here.left[:1] == "、")
            and self.unit == here.quantity.unit
            and self.counted.topic < 0
            and here.quantity.value is not None
            and here.quantity.value <= self.counted_value
            and (part := past_joints(kind_counted(self.counted))).endswith(noun[-2:])
        ):
            # A kind of what is being counted was counted just before: its state is told, not that of all.
            noun, at = TO_BE.sub("", part), self.counted_at
        elif self.last.rule == _STATE and self.last.noun and self.unit == here.quantity.unit:
            noun, at = self.last.noun, self.last.topic
        noun = unsaid(said, noun)
        self.topics.stated(said, noun)
        return Name(said + noun, "", _STATE, noun=noun, topic=at)

    def owned(self, here: Surroundings, text: str) -> Name | None:
        """Name a relational noun with what it belongs to: what was counted in its sentence, else what the clause
        before is about; None where it stands on its own or nothing before it can own it."""
        rule = self.named.rule
        text = text.replace("涉及的", "涉及", 1)
        if not relational(text, known=rule.startswith(_BELONGS)):
            return None
        if rule.startswith(_BELONGS):
            owner = self.owner
        elif self.counted.text and self.named is self.counted:
            rule, owner = (
                f"{_BELONGS} what was counted",
                owner_of_count(self.counted, rate=text.endswith("率"), among=self.among),
            )
        elif (owner := owner_of(self.named.text)) != self.named.text and (
            not self.of_money or alike(text, self.named.text) or _PROJECT.search(owner) is not None
        ):
            rule = f"{_BELONGS} what was counted"
        elif self.last.text:
            return None
        elif text.endswith("率") and not here.lead and (noun := self.topics.rated(text)):
            rule, owner = f"{_BELONGS} what was counted", noun
        elif here.lead:
            rule, owner = f"{_BELONGS} what the clause before is about", parse(here.lead).topic
        else:
            rule, owner = f"{_BELONGS} what the heading names", self._headed(here)
        self.owner = owner
        owner = without_verb(text, owner) if text.endswith("率") else owner
        if owner.endswith("人数") and len(owner) <= len(_BARE_NUMBER):
            return None
        if (
            not owner
            or owner in _MANNERS
            or (text.startswith(_PAID) and len(text) > _PAID_ALONE)
            or (text.endswith(_FLOWS_OF_MONEY) and plain_count(owner) and not self._again(text))
        ):
            return None
        return Name(text if owner == "案件" and text.startswith(ON_CASES) else joined(owner, text), "", rule)

    def _again(self, text: str) -> bool:
        """Say whether parts are listed and the total of ``text`` was said before them (到位资金, 其中…到位资金)."""
        return self.among and any(level.endswith(text) for level in self.levels)

    def of_values(self, text: str) -> str:
        """Return an industry or sort of firms with the value that the name before it ended in (国有企业增加值增长1%,
        集体企业增长0.7%), or an empty string."""
        tail = _OF_VALUE.search(self.last.text) if self.last.text[-1:] in _VALUE_LAST else None
        if tail is None or not tail.start() or not text.endswith(_SORTS) or find(text, None, "level") is not None:
            return ""
        return "" if len(text) > _LONGEST_SORT or _OF_VALUE.search(text) is not None else text + tail.group()

    def goods(self, here: Surroundings, text: str) -> str:
        """Return goods with the output that the name before them ended in (粮食产量30万吨,棉花5万吨), or an empty
        string."""
        tail = _OF_OUTPUT.search(self.last.text)
        unit = self.unit
        if self.output is not None and (unit == "%" or (tail is None and not self.last.verb)):
            unit, tail = self.output
        if tail is not None and here.quantity.unit != unit and here.previous is None:
            # 蔬菜播种面积3938公顷,产量106551吨;果用瓜1107公顷,产量…: the next begins with its area again.
            unit, tail = here.quantity.unit, _OF_OUTPUT.search(self.measured.get(here.quantity.unit or "", ""))
        if tail is None or not tail.start() or here.quantity.unit != unit:
            return ""
        if here.previous is not None and not (self.among and here.left[:1] == "、" and len(text) <= _LONGEST_PART_NAME):
            return ""
        plain = (
            len(text) <= _LONGEST_GOODS
            and not starts(text, FLOW_FIRST)
            and text[:1] not in _TENDED
            and "栏" not in text
            and not text.endswith(_NO_GOODS)
        )
        begins = here.left.strip().removeprefix("其中").lstrip("、,: ").startswith(text[:1])
        return text + tail.group() if plain and begins else ""

    def of_part(self, text: str) -> str:
        """Return an amount named as that of the whole before it with the part counted last (发放低保金4721万元,其中城市低
        保6195户,发放低保金…), or an empty string."""
        part = self.counted.text
        if self.counted_at != self.at - 1 or text not in self.levels or not part or text in part:
            return ""
        verb = starts(text, FLOW_FIRST)
        noun = text[len(verb) :]
        return verb + joined(part, noun) if noun and len(part) <= _LONGEST_PART else ""

    def of_fund(self, text: str) -> str:
        """Return an entry of a fund with the fund's name where a clause or sentence before said whose it is
        (失业保险基金收入12亿元。基金支出9亿元), or an empty string."""
        if not self.fund or _OF_FUND.fullmatch(text) is None:
            return ""
        return joined(self.fund, text)

    def account(self, here: Surroundings, text: str) -> Name | None:
        """Name an income or spending that stands alone after the account that opens its paragraph, or is its heading
        (政府性基金预算。收入…), or return None."""
        if "方面" in here.opening and (text in SHORT_HEADS or relational(text)):
            aspect = _ASPECT.search(here.opening.rstrip("。:;, \n"))
            if aspect is not None:
                return Name(joined(aspect.group(1), text), "", "account that the heading names")
        if text not in _ENTRIES:
            return None
        opening = here.opening or (self._theme_at(here.quantity.start) or "")
        account = _ACCOUNT.search(opening.rstrip("。:;, \n"))
        return (
            None
            if account is None or account.group(1).endswith(_SIDES)
            else Name(lead_off(account.group(1)) + text, "", "account that the heading names")
        )

    def themed(self, here: Surroundings) -> str:
        """Return what the theme over a figure is about where that is a work (一是服务中心主体工程开工建设。), or nothing."""
        subject = parse(self._theme_at(here.quantity.start) or "").subject
        return subject if _WORK.search(subject) is not None else ""

    def _headed(self, here: Surroundings) -> str:
        """Return the project that the heading over a paragraph names, for its first sentence, else nothing."""
        if here.opening or here.sentence[0] > here.paragraph + _MARK:
            return ""
        theme = _HOW_FAR.sub("", self._theme_at(here.quantity.start) or "")
        return theme if _PROJECT.search(theme) and len(theme) <= _LONGEST_PROJECT else ""


_ENTRIES = frozenset(
    f"{head}{entry}{tail}"
    for head in ("", "总", "当年", "本年")
    for entry in ("收入", "支出", "结余", "收支结余", "滚存结余", "收支缺口")
    for tail in ("", "总计", "合计", "总量")
)
_ASPECT = re.compile(r"(?:[一二三四五六七八九十](?:是|、))?(?:在|抓)?([一-龥]{2,12}?)方面$")
SHORT_HEADS = frozenset(words("lexicon", "short_heads"))
_ACCOUNT = re.compile(r"([一-龥]{2,16}?(?:预算|基金|决算|专户|保险|财政))(?:收支|执行|决算)*(?:平衡)?(?:情况)?$")
"""An account that the words before a paragraph's figures name."""
_LONGEST_PART = 12
_SIDES = ("收入预算", "支出预算", "收支预算")
"""One side of an account, which is none of its own."""
_THIS = re.compile("(?:该|本|此)(?:项目|工程)")
_ACCOUNT_OF = re.compile(
    r"(?!基金)([一-龥“”()、]{2,24}?基金)(?:当年|本年)?总?(?:收入|支出)|((?:[公水铁]路|内河|远洋|沿海|民航)运输|综合交通|综合运输|营业性)[客货]运量"
)
_OF_FUND = re.compile(
    r"基金(?:当年|本年)?总?(?:收入|支出|累计结[余存]|滚存结余|结余)|征缴收入|[客货]运量|(?:旅客|货物)周转量|(?:累计|滚存|当期)结[余存]"
)
_OF_VALUE = re.compile("(?:工业)?(?:增加值|总产值|利润总额|用电量|营业收入)$")
_VALUE_LAST = frozenset("值额量入")
_SORTS = ("企业", "业", "公司", "部门", "门类")
_LONGEST_SORT = 20
_LONGEST_PART_NAME = 4
_OF_OUTPUT = re.compile(
    "(?:(?:年平均|年|总)?产量|(?:通车)?(?:总)?里程|[出存]栏量?|(?:播种|种植|栽培)面积|(?<=作物)种植|(?<=..)养殖)$"
)
_OUTPUT_LAST = frozenset("量程栏积植殖")
"""What those words end with: a cheap test before the pattern."""
_LONGEST_GOODS = 6
_TENDED = frozenset("种栽造植养建修")
"""Verbs of one character that hold their object (种草)."""
_NO_GOODS = ("量", "值", "额", "积", "率", "数", "重", "产", "栏", "量达", "产品", "收入")
_NUMBERS = ("人数", "总数", "件数", "户数", "次数", "数量")
"""Nouns that say how many there are, of what the words before them name."""
_BELONGS = "belongs to"
_PAID = ("拨付", "发放", "下达", "兑现", "支付")
"""Money paid is its own, whatever was counted before it (危房改造85户,拨付补助资金412万元)."""
_PAID_ALONE = 4
_MANNERS = frozenset(MANNER)
_BARE_NUMBER = "从业人数"
"""A number of people of no more characters tells of nobody whose it is."""
_MARK = 8
"""How many characters a list mark may take at the beginning of a paragraph."""
_MONEY_TAIL = re.compile(r"(?:投资|产值|收入|支出|资金|销售额|利润|税收|增加值)$")
_PROJECT = re.compile(r"(?:项目|工程|基地|园|中心|[公道铁]路|大桥|水库|医院|学校|校区|小区|改造|电站)(?:\([^()]*\))?$")
_HOW_FAR = re.compile("(?:完成|进展|实施|推进|建设)情况$")
_LONGEST_PROJECT = 40
_WORK = re.compile(
    _PROJECT.pattern[: -len(r"(?:\([^()]*\))?$")] + "$|(?:维修|加固|重建|建设|修缮|整治|搬迁|扩建|修复)$"
)
_BENEFIT = ("惠及", "受益", "涉及", "覆盖", "服务", "吸纳")
"""Who has good of something: an amount after these is still that of the thing."""
_FLOWS_OF_MONEY = ("资金", "签约额", "投资额")
"""Amounts that stand on their own beside a plain count of projects, but not among the parts of a total."""
_PAUSE = re.compile(r"[,。;、(]")
_STATE_END = re.compile(r"(?:[中的有为]|之中)+$")
_THE_REST = ("剩余", "其余", "其余的")
_THOSE = ("的有", "的共", "的共有", "的达", "的仅", "的占", "的已有")
"""Those that …: 表示满意的有240件."""
_HAVE = frozenset(("", "有", "已有", "现有", "共有"))
_ON_TIME = re.compile(
    r"((?:未?达到?(?:或超过)?|(?:达到或)?超过|[快慢低高]于|落后于?|滞后于?|符合)(?:序时|时序|计划|目标)(?:进度)?(?:要求)?"
    r"|(?:正常|有序|顺利|按序时|按计划)(?:推进|进行)|(?:工作|项目|推进|建设)?进[度展](?:缓慢|滞后|顺利|较快|较慢|正常|良好|较好)"
    r"|(?:尚未|未)(?:启动|开工)|(?:已)?(?:提前|超额|如期|全面|基本)?完成(?:全年|年度|序时|年度目标)(?:目标)?任务)(?:的有?|有)?"
)
"""How things stand against their time, as the words before or after how many of them say it."""
_AMONG_THEM = re.compile("^[^,。;]{0,12}中(?:有|已有|仍有|尚有)$")
_STEPS = ("招投标", "前期工作", "主体结构")
"""Steps of a work, which 完成 or 正在进行 before them tells apart."""
_LONGEST_STATE = 18
"""A state takes at most so many characters."""


def _undated(text: str) -> str:
    """Return ``text`` without a time that it begins with."""
    time = TIME_LEAD.match(text)
    return text if time is None else text[time.end() :]
