"""What earlier words of a sentence and paragraph leave to later ones: the last name, what is counted, who owns what."""

import re
from collections.abc import Callable
from decimal import Decimal

from taizhang.reading.attributes.charges import CAMPAIGNS, CHARGES
from taizhang.reading.attributes.heads import DIVISIONS, ENTRIES_OF_ACCOUNTS, owner_of, relational
from taizhang.reading.attributes.lexicon import FLOW_FIRST, PAYING, starts
from taizhang.reading.attributes.measure import Kind
from taizhang.reading.attributes.outputs import NO_GOODS, OF_HERDS, output_of, valued
from taizhang.reading.attributes.owning import (
    CUTS,
    alike,
    beneficial,
    names_nothing,
    object_of,
    of_rate,
    owner_of_count,
    plain_count,
    rated_by,
    the_one,
    whose_work,
    without_verb,
)
from taizhang.reading.attributes.phrases import Name, clean, lead_off
from taizhang.reading.attributes.surroundings import Surroundings, tells_among
from taizhang.reading.attributes.syntax import parse, work_in
from taizhang.reading.attributes.tails import joined
from taizhang.reading.attributes.themeworks import (
    LONGEST_PROJECT,
    built_by,
    is_project,
    project_of,
    promised_by,
    work_of,
)
from taizhang.reading.attributes.topics import AS_A_TASK, BY_SORT, ON_CASES, Topics
from taizhang.reading.patterns import lazy
from taizhang.reading.tables import words

PLAN_RULE = "plan for the name before"
STATE = "state of what was counted before"
_PLAN_SHARE = "share of the plan for the name before"
_OF_THE_SAME = ("share of the", "growth of the", "rate of the", "same as the")
_STEPS = ("台阶", "大关", "关口")
"""Marks that a value passes, which nothing after them is about."""
_THOSE_CAUGHT = frozenset(("犯罪嫌疑人", "嫌疑人", "违法犯罪人员"))
"""Who was caught in cases, which by then are not broken once more (抓获|侵财案件犯罪嫌疑人)."""
_LONGEST_HEAD = 60
"""A longer name is no head for another: names that borrow of each other must not grow with the text."""
_NOT_KEPT = (PLAN_RULE, "what a multiple is of")
"""Rules of names that later words don't refer back to."""
_JOINTS = frozenset("、和及")
_NOTHING = Name("", "", "")
"""The name before the first; never changed."""
_Outside = tuple[tuple[int, int], tuple[Name, str, Name, str, str | None, bool, int]]


class Said:
    """What was said before a quantity, as far as its name may need it."""

    def __init__(self, theme_at: Callable[[int], str | None]) -> None:
        """Start with nothing said; ``theme_at`` tells the heading over an offset."""
        self._theme_at = theme_at
        self.topics = Topics()
        self._outside: _Outside | None = None
        """What was named before the brackets that are being read."""
        self._counted_outside = _NOTHING, -1, Decimal(0)
        """What was counted before them, which figure counted it, and how many."""
        self.earlier = _NOTHING
        """What the sentence before in the paragraph named last."""
        self.earlier_whole = ""
        self.earlier_levels: list[str] = []
        """The levels and shares that it named."""
        self.earlier_in_unit: dict[str | None, str] = {}
        self.measured: dict[str, str] = {}
        """What was measured last in each unit of length, area or weight in the paragraph."""
        self.at, self.one_more = -1, ""
        self.in_turn: list[str] = []  # what the next numbers of a list tell of, each of which moved its own way
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
        self.base, self.group = "", list[str]()
        """The last name that can grow, and the names that a list of numbers shares."""
        self.grown: list[str] = []
        """The names of what grew so far in its clauses, each in one of its own."""
        self.levels, self.bracketed = list[str](), list[str]()
        """The names of the levels and shares so far, and of those told in the last brackets."""
        self.counted = _NOTHING
        """The last name of something counted."""
        self.counted_at, self.counted_value = -1, Decimal(0)
        """Which figure counted it, and how many of it."""
        self.unit: str | None = None
        """The unit of the last quantity."""
        self.in_unit: dict[str | None, str] = {}
        """The last level named in each unit of the sentence."""
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
        self.over = _NOTHING
        """What was counted before them."""
        self.whole = _NOTHING
        """What was named before them."""
        self.listed = False
        """Whether the thing counted last was a further member of a list."""

    def enter(self, here: Surroundings) -> None:
        """Go on to the quantity at ``here``: a new sentence forgets the names before it, unless it details them."""
        if here.sentence != self.sentence:
            self.sentence = here.sentence
            if not here.continues:
                same = here.paragraph == self._paragraph
                self.earlier = self.named if same else _NOTHING
                self.earlier_whole = self.whole.text if same and self.among else ""
                self.earlier_levels = self.levels if same else []
                self.earlier_in_unit = self.in_unit if same else {}
                self._forget()
        if here.paragraph != self._paragraph:
            self._paragraph, self.fund, self.project, self.measured = here.paragraph, "", "", {}
        if here.previous is None and not self.project:
            for words_before in (here.left.lstrip(" 、,"), here.lead):
                if words_before[:1] in _POINTS and _THIS.match(words_before) is not None:
                    self._refer(here)  # 该项目总投资8亿元; 该项目位于东王村,总投资8亿元
        self._pass_brackets(here)
        self.at += 1
        self.topics.enter(here.paragraph)
        if not self.among and tells_among(here):
            self.among, self.over, self.whole = True, self.counted, self.last
        elif self.among and here.lead[:2] in _SET_ASIDE and self.last.text and self.last.text[:2] in here.lead:
            # 收入85亿元,其中冲减19亿元,扣除冲减因素后,完成预算的57%: of the whole again
            self.among, self.last, self.named, self.base = False, self.whole, self.whole, self.whole.text

    def _pass_brackets(self, here: Surroundings) -> None:
        """Let what brackets name be forgotten behind them: what follows goes on with what stood before."""
        if here.inside and self._outside is None:
            named = self.last, self.measure, self.named, self.base, self.unit, self.of_money, len(self.levels)
            self._outside = self.sentence, named
            self._counted_outside = self.counted, self.counted_at, self.counted_value
        elif not here.inside and self._outside is not None:
            if self._outside[0] == self.sentence and (named := self._outside[1])[0].text:
                self.last, self.measure, self.named, self.base, self.unit, self.of_money, at = named
                self.bracketed = self.levels[at:]
                self.counted, self.counted_at, self.counted_value = self._counted_outside
            self._outside = None

    @property
    def outside(self) -> Name:
        """What was counted before the brackets that are being read."""
        return self._counted_outside[0] if self._outside is not None else _NOTHING

    def _refer(self, here: Surroundings) -> None:
        """Take the project that the line before or the heading names for what 该项目 means."""
        named = [here.antecedent, self._theme_at(here.quantity.start) or "", work_in(here.opening)]
        themes = [lead_off(clean(name)).rstrip("。:; ") for name in named]
        fitting = [name for name in themes if is_project(name) and len(name) <= LONGEST_PROJECT]
        self.project = fitting[0] if fitting else ""

    def of_project(self, text: str) -> str:
        """Return an amount with the project of the heading that it belongs to (该项目计划投资, 完成项目投资), or an empty
        string."""
        if not self.project:
            return ""
        said = _THIS.match(text)
        rest = text[said.end() :] if said is not None else text.removeprefix("项目").removeprefix("工程")
        if said is None and rest not in SHORT_HEADS and rest != "占地" and not relational(rest, known=True):
            return ""
        return joined(self.project, rest) if rest else self.project

    def keep(self, here: Surroundings, kind: Kind, found: Name) -> None:
        """Remember the name of the quantity at ``here``."""
        self._note(here, kind, found)
        if kind.measure == "level" and here.quantity.family == "measure" and found.text:
            self.measured[here.quantity.unit or ""] = found.text
        if kind.role == "threshold" or found.rule in _NOT_KEPT or len(found.text) > _LONGEST_HEAD:
            return
        if found.text.endswith(_STEPS) and self.last.text:
            return  # 跨越3个十亿级台阶,年均增长8%
        if found.rule == _PLAN_SHARE:
            before = self.last if self.last.text else found
            found = Name(before.text, before.verb, found.rule, before.noun, before.topic)
        if not found.rule.startswith(_OF_THE_SAME):
            if found.rule != "head carried over":
                self.head = ""
            self.named = found
            if here.quantity.family in ("count", "person") and found.text:
                self.counted, self.counted_at = found, self.at
                self.listed = here.left[:1] in _JOINTS
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
        named = "基金" in found.text or "运量" in found.text or "保险" in found.text
        if named and (account := _ACCOUNT_OF.match(found.text)) is not None:
            self.fund = account[account.lastindex or 0]
        elif "预算收" in found.text or "预算支" in found.text:
            self.fund = ""  # 政府性基金支出14亿元,年终结余2亿元;国有资本经营预算收入…,年终结余
        task = found.text in ("目标任务", "任务", "目标") or (here.inside and found.rule == "same as the name before")
        if kind.measure == "level" and not task:
            self.in_unit[here.quantity.unit] = found.text
        if kind.measure == "growth" and here.previous is None and found.rule == _NAMED_ITSELF:
            self.grown.append(found.text)
        if kind.measure in ("level", "share"):
            self.levels.append(found.text)
            output = None if "占" in found.text else output_of(found.text)
            if output is not None and output.start():
                self.output = here.quantity.unit, output
        grows = kind.measure == "growth" and (not kind.compared or found.rule == _NAMED_ITSELF)
        beside = found.text.endswith(_PART_IN_GROWTH) and found.rule == "rate of the name before"
        if not task and not beside and (kind.measure == "level" or grows):
            self.base = found.text.removesuffix("决算数")
        elif kind.measure == "change" and found.rule == _NAMED_ITSELF:
            self.base = found.text  # 争取资金较上年增加2亿元,增长15%

    def leave(self) -> None:
        """Let nothing named before own what is told next."""
        self.last = self.named = _NOTHING
        self.base = ""

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
        noun = (found.noun or object_of(found)).removesuffix("总量")
        if not noun.endswith(_NUMBERS) and not here.left.rstrip().endswith("的有"):
            by_sort = BY_SORT.match(here.head or here.subject) is not None
            among = self.among or here.inside
            self.topics.note(here.quantity.unit, noun, self.at, value, among=among, sorted_out=by_sort)

    def owned(self, here: Surroundings, text: str) -> Name | None:
        """Name a relational noun with what it belongs to: what was counted in its sentence, else what the clause
        before is about; None where it stands on its own or nothing before it can own it."""
        rule = self.named.rule
        text = text.replace("涉及的", "涉及", 1)
        if not relational(text, known=rule.startswith(_BELONGS)):
            return self._rated(text)
        apart = here.left[:1] == "、" and here.quantity.unit != self.unit
        if apart and (cut := CUTS.match(self.last.text)) is not None:
            return Name(cut.group() + text, "", rule)  # 取消事项18项、申请材料52件
        if text[-1] == "率" and len(self.last.text) > len(text) and self.last.text.endswith(text[:-1]):
            return Name(self.last.text + "率", "", f"{_BELONGS} what was counted")  # 命案破案17起,破案率100%
        told = self._owner_of(here, text)
        if told is None:
            return self._rated(text)
        rule, owner = told
        owner = of_rate(owner, text, self.topics.of("件")) if text[-1] == "率" else whose_work(self.levels, text, owner)
        if text[-1] == "率" and self.owner and owner.endswith(self.owner) and text[:-1] in owner[1:]:
            owner = self.owner  # 审结复议案件4696件,审结率…,作出纠错决定的191件,纠错率为4.1%: of all of them
        if owner.startswith(_BENEFIT) and text[-1] != "率" and not (owner := beneficial(self.benefited)):
            return Name(text, "", rule)
        owner = AS_A_TASK.sub("", owner) if text[-1] == "率" else owner
        self.owner = owner
        owner = without_verb(text, owner) if text.endswith("率") else owner
        owner = the_one(owner)
        if text[:2] in _MEANS and owner.startswith(text[:2]):
            owner = owner[2:]  # 年均公路建设规模240公里,年均投资2亿元
        if "方式" in owner or (owner.endswith("人数") and len(owner) <= len(_BARE_NUMBER)):
            return None
        if (
            not owner
            or names_nothing(owner)
            or owner in DIVISIONS
            or (text in CHARGES and owner.endswith(CAMPAIGNS))
            or (text.startswith(PAYING) and len(text) > _PAID_ALONE)
            or (text.endswith(_FLOWS_OF_MONEY) and plain_count(owner) and not self._again(text))
        ):
            return None
        done = owner.endswith("案件") and len(owner) <= len("破案件") and text.startswith(ON_CASES)
        return Name(text if done else joined(owner, text), "", rule)  # 破案件923起,破案率61%

    def _rated(self, text: str) -> Name | None:
        """Name a rate by the verb of the name before; None where that is not what it rates."""
        rated = rated_by(self.last, text)
        return Name(joined(rated, text), "", f"{_BELONGS} what was counted") if rated else None

    def _owner_of(self, here: Surroundings, text: str) -> tuple[str, str] | None:
        """Return by which rule a relational noun belongs to what; None where only its own verb can tell."""
        counted = f"{_BELONGS} what was counted"
        if self.named.rule.startswith(_BELONGS):
            return self.named.rule, self.owner
        if self.after_parts(here) and (over := self.over_parts()):
            # 项目36个,其中产业项目12个、民生项目6个,总投资8600万元: of all of them
            return counted, over
        if self.counted.text and self.named is self.counted:
            return counted, owner_of_count(self.counted, rate=text.endswith("率"), among=self.among)
        owner = owner_of(self.named.text)
        of_its_kind = not self.of_money or alike(text, self.named.text) or is_project(owner)
        if owner != self.named.text and of_its_kind:
            return counted, owner
        if self.last.text:
            return None
        if text.endswith("率") and not here.lead and (noun := self.topics.rated(text)):
            return counted, noun
        if here.lead:
            return f"{_BELONGS} what the clause before is about", parse(here.lead).topic.removesuffix("已")
        return f"{_BELONGS} what the heading names", self._headed(here)

    def after_parts(self, here: Surroundings) -> bool:
        """Say whether parts of a total were listed last, and the clause of ``here`` goes on behind them."""
        return self.among and self.listed and here.previous is None and self.named is self.counted

    def over_parts(self) -> str:
        """Return what was counted before the parts that were listed of it last, or an empty string."""
        return object_of(self.over) if self.over.text else ""

    def _again(self, text: str) -> bool:
        """Say whether parts are listed and the total of ``text`` was said before them (到位资金, 其中…到位资金)."""
        return self.among and any(level.endswith(text) for level in self.levels)

    def of_values(self, text: str) -> str:
        """Return an industry or sort of firms with the value that the name before ended in, or an empty string."""
        return valued(self.base if self.last.text == self.base + "增速" else self.last.text, text)

    def goods(self, here: Surroundings, text: str) -> str:
        """Return goods with the output that the name before them ended in (粮食产量30万吨,棉花5万吨), or nothing."""
        tail, unit = output_of(self.last.text), self.unit
        if self.output is not None and (unit == "%" or (tail is None and not self.last.verb)):
            unit, tail = self.output
        unit = here.quantity.unit if {here.quantity.unit, unit} <= OF_HERDS else unit
        if tail is not None and here.quantity.unit != unit and here.previous is None:
            # 蔬菜播种面积3938公顷,产量106551吨;果用瓜1107公顷,产量…: the next begins with its area again.
            unit, tail = here.quantity.unit, output_of(self.measured.get(here.quantity.unit or "", ""))
        if (
            tail is None
            or not (tail.start() or tail.group().endswith(("周转量", "运量", "里程")))
            or here.quantity.unit != unit
        ):
            return ""
        if here.previous is not None and not (here.left[:1] == "、" and len(text) <= _LONGEST_PART_NAME):
            return ""
        plain = (
            len(text) <= _LONGEST_GOODS
            and not starts(text, FLOW_FIRST)
            and text[:1] not in _TENDED
            and "栏" not in text
            and not text.endswith((*NO_GOODS, tail.group()))
        )
        begins = here.left.strip().removeprefix("其中").lstrip("、,: ").startswith(text[:1])
        # 公路总里程4860公里,其中高速公路|126公里: the total's 总 is no part's
        return text + (tail.group().removeprefix("总") if self.among else tail.group()) if plain and begins else ""

    def of_part(self, text: str) -> str:
        """Return an amount named as that of the whole before it with the part counted last, or an empty string."""
        part = self.counted.text
        if self.counted_at != self.at - 1 or text not in self.levels or not part or text in part:
            return ""
        verb = starts(text, FLOW_FIRST)
        noun = text[len(verb) :]
        part = part[len(self.counted.verb) :].removeprefix("各类") if verb and noun in _THOSE_CAUGHT else part
        told = noun and not part.endswith(noun) and len(part) <= _LONGEST_PART
        return verb + joined(part, noun) if told else ""

    def of_fund(self, text: str) -> str:
        """Return an entry of a fund (…。基金支出9亿元) with the fund's name where that was said before, or nothing."""
        if not self.fund or _OF_FUND.fullmatch(text) is None:
            return ""
        return joined(self.fund, text)

    def account(self, here: Surroundings, text: str) -> Name | None:
        """Name an income or spending alone after the account that opens its paragraph or heads it (基金。收入…), or None."""
        if "方面" in here.opening and (text in SHORT_HEADS or relational(text)):
            aspect = _ASPECT.search(here.opening.rstrip("。:;, \n"))
            if aspect is not None:
                return Name(joined(aspect.group(1), text), "", "account that the heading names")
        if text not in ENTRIES_OF_ACCOUNTS:
            return None
        opening = here.lead if here.lead.endswith("基金") else here.opening or self._theme_at(here.quantity.start) or ""
        account = _ACCOUNT.search(opening.rpartition("是")[2].rstrip("。:;, \n"))
        of = "" if account is None else account.group(1).removeprefix("年")
        if not here.lead.endswith("基金") and self.fund.endswith("基金"):
            of = self.fund  # 失业保险基金收入12亿元。支出|9亿元
        if not of or of.endswith(_SIDES) or of[-3:-2] in _LEVELS or (text[:2] == "基金" and of[-2:] != "基金"):
            return None
        return Name(joined(lead_off(of), text), "", "account that the heading names")

    def side(self, here: Surroundings) -> str:
        """Return the income or spending that the heading over a figure tells of (1.预算收入安排情况), or nothing."""
        side = _SIDE.search((self._theme_at(here.quantity.start) or "").rstrip("。:;, \n"))
        return "" if side is None else lead_off(side.group(1))

    def heading(self, offset: int) -> str:
        """Return the heading or theme over an offset, or an empty string."""
        return self._theme_at(offset) or ""

    def themed(self, here: Surroundings) -> str:
        """Return what the theme over a figure is about where that is a work (一是服务中心主体工程开工建设。), or nothing."""
        theme = self._theme_at(here.quantity.start) or ""
        before = here.sentence[0] - len(theme) - _MARK  # an item may begin just before, within its paragraph
        first = before < here.paragraph or self._theme_at(before) != theme
        return work_of(theme, whole=first)

    def promised(self, here: Surroundings, verb: str) -> str:
        """Return what the theme over a figure says is done by ``verb`` (1.改造农村公路。计划改造120公里), or nothing."""
        return promised_by(self.heading(here.quantity.start), verb, counted=here.quantity.family == "count")

    def built(self, here: Surroundings, verb: str) -> str:
        """Return ``verb`` with the works of the theme over a figure (加快公路建设。新建120公里), or nothing."""
        return built_by(self.heading(here.quantity.start), verb)

    def _headed(self, here: Surroundings) -> str:
        """Return the project that the heading over a paragraph names, for its first sentence, else nothing."""
        if here.opening or here.sentence[0] > here.paragraph + _MARK:
            return ""
        return project_of(self.heading(here.quantity.start))


_LONGEST_PART, _LONGEST_PART_NAME, _LONGEST_GOODS = 12, 4, 6
_ASPECT = lazy(r"(?:[一二三四五六七八九十](?:是|、))?(?:在|抓)?([一-龥]{2,12}?)方面$")
_SET_ASIDE = frozenset(("扣除", "剔除", "还原"))
SHORT_HEADS = frozenset(words("lexicon", "short_heads"))
_ACCOUNT = lazy(r"([一-龥]{2,16}?(?:预算|基金|决算|专户|保险|财政))(?:收支|执行|决算)*(?:平衡)?(?:情况)?$")
"""An account that the words before a paragraph's figures name."""
_SIDE = lazy("([一-龥]{2,16}?(?:收入|支出))(?:安排|完成|执行)+情况$")
_LEVELS = frozenset("省市州区县旗镇乡级")
"""What stands before 预算 that is of no fund of its own (云溪区预算)."""
_SIDES = ("收入预算", "支出预算", "收支预算", "收入决算", "支出决算", "收支决算")
"""One side of an account, which is none of its own."""
_THIS, _POINTS = lazy("(?:该|本|此)(?:项目|工程)"), frozenset("该本此")
_ACCOUNT_OF = lazy(
    r"(?!基金)([一-龥“”()、]{2,24}?基金)(?:预算)?(?:当年|本年)?总?(?:收入|支出)|([一-龥“”]{2,16}保险)参[保合]"
    r"|((?:(?:[公水铁道]路){1,2}|内河|远洋|沿海|民航)(?:运输)?|综合交通|综合运输|营业性)[客货]运量"
)
_OF_FUND = lazy(
    r"基金(?:当年|本年)?总?(?:收入|支出|累计结[余存]|滚存结余|结余)|征缴收入|[客货]运量|(?:旅客|货物)周转量|(?:累计|滚存|当期|收支|本年|当年|年[末终]){1,2}结[余存]"
)
_TENDED = frozenset("种栽造植养建修")
"""Verbs of one character that hold their object (种草)."""
_NUMBERS = ("人数", "总数", "件数", "户数", "次数", "数量", "案数")
"""Nouns that say how many there are, of what the words before them name."""
_NAMED_ITSELF = "growth named before the number"
_BELONGS = "belongs to"
"""Money paid is its own, whatever was counted before it (危房改造85户,拨付补助资金412万元)."""
_PAID_ALONE = 4
_MARK = 8
"""How many characters a list mark may take at the beginning of a paragraph."""
_BARE_NUMBER = "从业人数"
"""A number of people of no more characters tells of nobody whose it is."""
_MEANS = ("年均", "日均", "月均", "人均", "户均", "开工", "竣工", "投产", "完工")
_MONEY_TAIL = lazy(r"(?:投资|产值|收入|支出|资金|销售额|利润|税收|增加值)$")
_PART_IN_GROWTH = ("贡献率", "拉动率")
"""What a thing does for the growth of another, which is not what grows next."""
_BENEFIT = ("惠及", "受益", "涉及", "覆盖", "服务", "吸纳")
"""Who has good of something: an amount after these is still that of the thing."""
_FLOWS_OF_MONEY = ("资金", "签约额", "投资额")
"""Amounts that stand on their own beside a plain count of projects, but not among the parts of a total."""
