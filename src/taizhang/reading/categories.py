"""Categories bounded by an amount: 亿元以上项目15个, 投资5000万元以上的企业, 20户以上自然村."""

from dataclasses import dataclass

from taizhang.reading.attributes.lexicon import FLOW, FLOW_FIRST, starts
from taizhang.reading.attributes.naming import name_before
from taizhang.reading.attributes.nouns import noun_after
from taizhang.reading.attributes.phrases import Name, clean, fix_ends
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.verbs import has_name, head_verb, only_verbs
from taizhang.reading.bounding import (
    BETWEEN_BOUNDS,
    BOUNDED,
    CASUALTIES,
    CATEGORY,
    EXCEEDS,
    HOLDERS,
    INVESTED,
    MEASURED,
    NEXT_BOUND,
    OVER,
    STANDS,
    THERE_ARE,
    THOSE,
    after_count,
    bounds_share,
    counts_them,
)
from taizhang.reading.drafts import Draft
from taizhang.reading.patterns import lazy

_HAS_LAST = frozenset("有达共计将已")


_PUT_IN = ("投入", "投资")
_MADE = lazy("^(?:建成|新建|打造|引进|培育|创建|改造|建设)(?![和与及])(?=[一-龥]{2})")
"""What was done with the things whose size follows (建成|面积500亩以上的基地)."""
_DID = lazy(
    "(?:(?<=企业)|(?<=工业)|(?<=商业)|(?<=单位))(?:累计|共|全年|已)?(?:完成|实现)(?=..)"
    "|(?:(?<=资产)|(?<=项目)|(?<=改造)|(?<=技改))(?:累计|共|全年|已|实际|完成|实现)+(?=投资)"
)
_BESIDE = "国有及"
"""Those of the state whatever their size, beside a category (国有及500万元以上非国有工业)."""
_NOTHING_OR_PAST = frozenset(("", "超", "超过", "过"))
"""What may stand between how many there are and the bound in their name (6个|过亿元项目)."""


def serve_thresholds(drafts: list[Draft]) -> None:
    """Give thresholds and baselines the mood and strength of the figure they serve, and counts their category's
    full name."""
    for i, draft in enumerate(drafts):
        if draft.kind.role == "value":
            continue
        served = drafts[i + 1] if i + 1 < len(drafts) and drafts[i + 1].here.sentence == draft.here.sentence else None
        counted = drafts[i - 1] if i and drafts[i - 1].here.following is draft.here else None
        draft.period = None
        if draft.kind.role == "threshold":
            if (
                counted is not None
                and (draft.here.left.strip("、 ") in _NOTHING_OR_PAST or after_count(draft.here))
                and not ("、" in draft.here.left and served is not None and served.here.previous is draft.here)
                and counted.here.quantity.family in ("count", "person")
            ):
                served = counted
                name_category(draft, counted, before=True)
                money = drafts[i - 2] if i > 1 and drafts[i - 2].here.following is counted.here else None
                if money is not None and money.here.right[:1] == "的" and money.name.text in _INVESTED_IN:
                    all_of_them = counted.name.text.removeprefix(counted.name.verb)
                    money.name = Name(all_of_them + money.name.text, "", "head carried over")
            elif counted is not None and counted.here.quantity.family == "percent" and bounds_share(draft.here):
                served = counted
                name_share(draft, counted)
            elif served is None or served.here.previous is not draft.here or draft.here.right.strip() in BETWEEN_BOUNDS:
                name_category(draft, None, before=False)
        if served is not None:
            # Of several bounds of the same thing (收入2000万元以上或税收200万元以上的企业) each serves what they bound.
            near = drafts[i + 1 : i + 1 + _NEAR] if served is not counted else []
            after = (one for one in near if one.here.sentence == draft.here.sentence)
            last = next((one for one in after if one.kind.role != "threshold"), served)
            draft.mood, draft.strength = last.mood, last.strength
            if draft.kind.role == "baseline" and served.name.rule.startswith(("same as", "no name")):
                served.name.text = draft.name.text


@dataclass(frozen=True, slots=True)
class _Bound:
    """A bound and the words around it: what it bounds, and the noun of the things so bounded."""

    said: str
    """The name that stands before the bound."""
    quantity: str
    """What of the things is bounded (年纳税); empty where the words don't say."""
    noun: str
    over: str
    """The words of the bound after its number (以上)."""
    past: str
    """What follows them."""
    exceeds: bool
    """Whether the bound is said before its number (超, 突破)."""


def name_category(draft: Draft, served: Draft | None, *, before: bool, like: str = "") -> None:
    """Name a threshold by the quantity it bounds (else the category noun), and the count it serves by the
    category's full name; ``like`` is the noun of a category named before, for one that leaves its noun out."""
    said = name_before(draft.here, draft.kind).removesuffix("过").removesuffix("上")
    if ("居" in said or "列" in said) and (stands := STANDS.match(said)) is not None:
        draft.name = Name(said[stands.end() :], "", "threshold")
        return
    bound = _bound_of(draft, served, said)
    draft.name = Name(_named_by(draft.here, bound) or said, "", "threshold")
    if served is None:
        return
    if served.kind.measure in ("level", "share"):
        served.name = _count_of(draft, served, bound, before=before, like=like)
    elif served.kind.measure == "growth" and (bound.over or bound.exceeds) and not before:
        grown = served.name.text
        if len(bound.noun) > 1 and grown.startswith(bound.noun[:2]):  # 亿元以上企业|增长20%; 超亿元项目数|增长20%
            more = draft.here.left[-1:] if bound.exceeds else ""
            served.name = Name(_written(draft.here, bound, more) + grown, "", "count of a category")


def _written(here: Surroundings, bound: _Bound, more: str) -> str:
    """Return a bound as it is written in a name, with the place of its number."""
    return f"{bound.quantity}{more}{{{here.quantity.start}:{here.quantity.end}}}{bound.over}"


def _bound_of(draft: Draft, served: Draft | None, said: str) -> _Bound:
    """Return what a threshold bounds, by the words before it (``said``) and after it."""
    here = draft.here
    match = OVER.match(here.right)
    over = "" if match is None else match.group()
    past = here.right[len(over) :].removeprefix("的")
    listed = here.right.strip() in BETWEEN_BOUNDS
    noun = _noun_of(here, served, past, listed=listed)
    next_bound = here.left[:1] == "的" and NEXT_BOUND.search(here.left) is not None
    exceeds = not over and here.left.endswith(EXCEEDS) and not next_bound
    quantity = next((word for word in BOUNDED if said.endswith(word)), "")
    if quantity and (each := _EACH.search(said)) is not None:
        quantity = each.group()
    if not quantity and here.quantity.family != "money" and MEASURED.search(said) is not None:
        quantity, noun = _MADE.sub("", said), THERE_ARE.sub("", noun)
    if not quantity and here.quantity.family == "money" and said[-1:] == "额":
        quantity = said
        while (did := starts(quantity, FLOW_FIRST)) and did[-2:] != "投资":
            quantity = quantity[len(did) :]  # 立案侦办偷逃税额|50万元以上的案件
    if not quantity and not noun and THOSE.fullmatch(here.right.strip()) is not None:
        quantity = _STATED.sub("", said)
    if not quantity and exceeds and noun and (has_name(said) or said in _PUT_IN) and not listed:
        quantity = _MADE.sub("", said)
    if not quantity and said.endswith(CASUALTIES):
        quantity = said.removeprefix("未").removeprefix(head_verb(said)).removeprefix("发生").removeprefix("的")
    return _Bound(said, quantity, noun, over, past, exceeds)


def _noun_of(here: Surroundings, served: Draft | None, past: str, *, listed: bool) -> str:
    """Return the noun of the things that are bounded; ``listed`` says that the bound is one of several."""
    noun = next((sum_ for sum_ in INVESTED if past.startswith(sum_)), "") or noun_after(past)[0].rstrip("和与及")
    if not noun and listed and here.following is not None:
        noun = noun_after(here.following.right.removeprefix("的"))[0]  # 超50亿元、百亿元|大项目
    if not noun and served is not None and here.right[-1:] == "的" and counts_them(here, served.here):
        noun = noun_after(served.here.right)[0]  # 投资10亿元以上的8个|重大工程
    return "" if noun in EXPECTED else noun


def _named_by(here: Surroundings, bound: _Bound) -> str:
    """Return the name of the bound itself: what it bounds, else the category."""
    noun = bound.noun
    if not bound.quantity and here.quantity.family != "money" and "的" in noun:
        return noun[: noun.index("的")]
    category = CATEGORY.match(noun)
    return bound.quantity or (category.group() if category else noun)


def _count_of(draft: Draft, served: Draft, bound: _Bound, *, before: bool, like: str) -> Name:
    """Return the name of the count of things that a bound describes; ``before`` says that the count stands first."""
    lead = clean((served.here if before else draft.here).left)
    if bound.quantity and bound.quantity in lead and not before:
        lead = lead[: lead.rfind(bound.quantity)]
    beside = _BESIDE if _BESIDE in lead else ""
    verb = "" if beside else lead if lead in FLOW else head_verb(lead).removesuffix("过")
    verb = "" if verb == "拥" else verb  # 拥有年销售收入500万元以上的企业32家
    if before:
        what = bound.noun
        became = noun_after(bound.past)[1]
        if not verb and what in HOLDERS and only_verbs(became):
            verb = became  # 6个过亿元项目|开工建设
    else:
        what = _plain_stem(OVER.sub("", served.kind.stem.strip()).removeprefix("的"))
        what = (THERE_ARE.sub("", what) if what[-1:] in _HAS_LAST else what) or bound.noun
    what = _DID.sub("", what) or like or ("" if MEASURED.search(bound.said) else _things(draft, served))
    # Of 6个≥1亿元的项目 the sign is a word of the count's.
    passed = draft.here.left or (served.here.right if before else "")
    written = _written(draft.here, bound, _more(draft.here, bound, passed))
    return Name(f"{beside or verb}{written}{what}", verb, "count of a category")


def _more(here: Surroundings, bound: _Bound, passed: str) -> str:
    """Return the words before the number that say it is exceeded (超, 突破); empty where none do.

    ``passed`` is what stands right before the number.
    """
    if here.left.endswith("规模以上"):
        return "规模以上"  # 规模以上|亿元企业284家
    if bound.over:
        return ""
    if here.left.endswith("突破"):
        return "突破"
    more = passed[-1:].replace("≥", "上") if passed.endswith(("超", "过", "上", "≥")) else ""
    return "超过" if more == "过" and passed[-2:-1] == "超" else more


def _things(draft: Draft, served: Draft) -> str:
    """Return what is counted where nothing says so: firms, households or projects, by the unit."""
    unit = served.here.quantity.unit
    if unit == "家" or (unit == "户" and draft.name.text.endswith(_OF_FIRMS)):
        return "企业"
    return "户" if unit == "户" else "项目"


def name_share(draft: Draft, served: Draft) -> None:
    """Name the share of those whom an amount bounds, and what it bounds."""
    here = draft.here
    told = here.left[here.left.index("的") + 1 :]
    bound = OVER.match(here.right)
    over = "" if bound is None else bound.group()
    held = fix_ends(_PASSES.sub("", told))
    quantity = next((word for word in BOUNDED if held.endswith(word)), held)
    draft.name = Name(quantity, "", "threshold")
    served.name = Name(f"{told}{{{here.quantity.start}:{here.quantity.end}}}{over}", "", "count of a category")


_PASSES = lazy("(?:均)?(?:超过?|过|达到?|突破|不低于)$")
_OF_FIRMS = ("纳税", "税收", "纳税额", "产值", "营业收入", "销售收入", "利润")
"""What firms have, which are counted in 户 too."""
EXPECTED = frozenset(
    ("有", "达", "共有", "预计", "将", "已", "已有", "约", "可", "预计将", "预计达到", "预计有", "将达到", "达到")
)
"""What stands before how many they are, where they are named no further (年纳税超500万元的|预计达到65户)."""
_EACH = lazy("(?:家庭|农民|农户|居民)?年?(?:人均|户均|亩均)[一-龥]{2,6}$")
"""What is bounded of each (家庭人均年收入|8000元以下)."""
_STATED = lazy("^(?:其中|已建成|已建|已|建成|年)+(?=..)")
_INVESTED_IN = frozenset(("总投资", "投资", "计划总投资", "概算总投资"))
"""What stands before the works that so much is put into (总投资60亿元的22个亿元以上项目)."""
_NEAR = 6
"""A category that leaves its noun out is one of the last so many figures' kind."""


def noun_of_last(drafts: list[Draft], here: Surroundings) -> str:
    """Return the noun of the category counted last before ``here`` in its paragraph, or an empty string."""
    for draft in reversed(drafts[-_NEAR:]):
        if draft.here.sentence != here.sentence:
            return ""
        if draft.name.rule == "count of a category":
            return draft.name.text.rpartition("}")[2].rpartition("以上")[2]
    return ""


def noun_counted(drafts: list[Draft], counted: Draft) -> str:
    """Return what was counted in the same unit before ``counted`` in its sentence, or an empty string."""
    for draft in reversed(drafts):
        if draft.here.sentence != counted.here.sentence:
            return ""
        if draft.here.quantity.unit == counted.here.quantity.unit and draft.kind.role == "value":
            named = draft.name.text.rpartition("}")[2].rpartition("以上")[2]
            if "超" in named[:4]:
                continue  # 投资超千万的5家,500万元以上的4家: its own noun is left out too
            return named.removeprefix(draft.name.verb) or named
    return ""


def bound_before(drafts: list[Draft], bound: Draft) -> Name:
    """Return the name of the bound before ``bound`` in its sentence, else its own (注册资金千万元以上46家,亿元以上5家)."""
    for draft in reversed(drafts):
        if draft.kind.role == "threshold" and draft.here.sentence == bound.here.sentence:
            return draft.name
        if draft.here.sentence == bound.here.sentence and "超" in draft.name.text:
            held = draft.name.text.partition("超")[0]  # 投资超千万的5家,500万元以上的4家
            return Name(held, "", "threshold") if held in BOUNDED else bound.name
    return bound.name


def _plain_stem(text: str) -> str:
    """Return the words between a category's bound and its count without adverbs at their end."""
    return clean(text).removesuffix("分别").removesuffix("各").strip("、,的")
