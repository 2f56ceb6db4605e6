"""What a rule grants and to whom: 对年营业收入达到2000万元以上的企业,给予最高50万元奖励."""


from taizhang.reading.attributes.measure import LIST_JOINTS, first_of_list, last_of_list
from taizhang.reading.attributes.phrases import Name, clean
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.patterns import lazy

_GRANT = r"(?:奖励|奖补|奖金|补助|补贴|扶持|资助|支持|贴息|补偿|奖金)(?:资金|经费|金)?"
_GIVES = lazy(
    r"(?:给予|予以|发放)(?:企业|单位|个人|其|每[一-龥]{1,2})?(?:一次性|一定的?|分别|最高|不超过|最多|总额|合计|共|不低于)*$"
)
_GRANTED = lazy(
    rf"(?:以内|以下|以上)?的?(?:标准)?(?:给予|予以|发放)?(?:一次性|财政|专项|资金|投资后|配套)*({_GRANT})(?=$|[,。;:、()的\n])"
)
_HOLDER = r"(?:企业|单位|机构|平台|项目|个人|团队|人才|园区|基地|车型|合作社|农场|农户|大户|家庭|学校|医院|主体|产品|企事业单位|载体|者|人员|商户|门店)"
_RULE = lazy(
    rf"(?<![一-龥])(?:对|凡|鼓励|支持)[^。;]{{2,90}}?的[^。;,]{{0,16}}?(?:{_HOLDER}|,)[^。;]{{0,60}}?"
    rf"(?:给予|予以|奖励|按)[^。;已累]{{0,40}}?{_GRANT}"
    rf"|(?<![一-龥])对[^。;,]{{2,24}}?(?:给予|予以)[^。;,已累]{{0,12}}?{_GRANT}"
)
_GIVEN = lazy(r"已(?:经)?[兑发拨落给]|累计(?:兑|发|拨|给)|共(?:发|兑|拨)|兑现了")
_ABOUT = lazy(rf"[^。;]{{0,60}}?的[^。;,]{{0,12}}?{_HOLDER}")
_BOUND_FIRST = frozenset("及或(以的")
_BOUND = lazy("(?:及|或|\\(含[^()]{0,12}\\))?(?:以[上下内]|的)")


_AT_STANDARD = ("标准给予", "标准予以", "的标准给予", "的标准予以", "标准发放", "的标准发放")
_FOR_EACH = lazy("按照?(?:每[人生户亩名家个年月学期]{1,2}){1,2}$")
"""For whom or what a standard grants so much (按每生每年|4000元标准给予资助)."""
_NEXT = frozenset("给予奖补贴扶资支")
_AT_RATES = lazy("[^,。;]{0,30}的(?:标准|比例)(?:给予|予以|发放|进行)?(?:一次性)?[奖补资]")
"""How rates that a list begins with 按 are ended (按新建每户3万元、维修每户2万元|的标准给予补助)."""
_CUES = frozenset("给予高过奖补贴扶资按")
_CAPPED = lazy(rf"{_GRANT}(?:金额|标准|总额|额度|上限)?(?:为|每年|合计|累计)*(?:不超过|最高|最多)(?:不超过)?$")


def grants(text: str, here: Surroundings) -> bool:
    """Say whether a figure is what a rule grants, cheap tests first."""
    if here.right[:3] in ("给予了", "发放了"):
        return False
    listed = here.previous is not None and here.left.strip() in LIST_JOINTS
    if here.left.endswith("可达") and "最高" in here.left and "奖" in here.left:
        return True  # 最高奖励金额可达60万元
    clause = text[here.clause[0] : here.quantity.start]
    if "按" in clause and "每" in clause and _AT_RATES.match(text, here.quantity.end, here.clause[1]) is not None:
        return True
    if not listed and _CUES.isdisjoint(here.left) and here.right.lstrip("的")[:1] not in _NEXT:
        return False
    first = first_of_list(here) if listed else here
    if listed and _CUES.isdisjoint(first.left):
        return False
    at_rate = here.right.startswith(("给予", "予以", "的比例给予", "的标准给予")) and "按" in first.left
    each = _FOR_EACH.search(first.left) is not None or "/" in (here.quantity.unit or "")
    at_rate = at_rate or (here.right.startswith(_AT_STANDARD) and each)
    return at_rate or _CAPPED.search(clean(here.left)) is not None or states_rule(text, here)


def states_rule(text: str, here: Surroundings) -> bool:
    """Say whether the 分号-clause of ``here`` is a rule on what is granted, not an account of what was."""
    start, end = here.part
    if start < here.clause[0] and here.left.endswith(("最高", "不超过")) and _GRANTED.match(here.right) is not None:
        return True
    if all(text.find(word, start, end) < 0 for word in ("给予", "予以", "奖", "补")):
        return False
    return _RULE.search(text, start, end) is not None and _GIVEN.search(text, start, end) is None


def bounds_holder(text: str, here: Surroundings) -> bool:
    """Say whether a rule's figure only says who may be granted something (对营业收入2000万元以上的企业)."""
    end = here.quantity.end
    if text[end : end + 1] not in _BOUND_FIRST or _BOUND.match(text, end) is None or not states_rule(text, here):
        return False
    rest = _ABOUT.match(text, end, here.part[1])
    return rest is not None and "给予" not in rest.group() and "予以" not in rest.group()


def granted(here: Surroundings, last: Name) -> Name | None:
    """Name money by what it is granted as, where only the giving stands before it (给予300万元、100万元奖励).

    ``last`` is the name said last, which holds on (…,第一年给予30万元).
    """
    first = first_of_list(here)
    if here.left.endswith(("补助", "补贴", "奖励")) and (rated := _AT.fullmatch(clean(here.left))) is not None:
        return Name(rated.group(1), "", GRANTED)
    gives = _GIVES.search(clean(first.left)) is not None
    if not gives and not (first is here and here.right.startswith(("给予", "予以", "的标准", "标准给予", "标准予以"))):
        return None
    found = _GRANTED.match(last_of_list(here).right)
    if found is not None and (to_each := _GIVEN_EACH.search(clean(here.left))) is not None:
        return Name(to_each.group(1) + to_each.group(2) + found.group(1), "", GRANTED)  # 大学生给予每人3000元补助
    if found is not None and (each := _EACH.search(clean(here.left))) is not None:
        return Name(each.group(1) + found.group(1), "", GRANTED)
    if found is not None:
        return Name(found.group(1), "", GRANTED)
    return Name(last.text, "", GRANTED) if gives and last.rule == GRANTED else None


_GIVEN_EACH = lazy("(?:^|[对给向为、])([一-龥]{2,12}?)(?:给予|予以|发放)(每[户人亩个家名头台套座平间][方里]?[米年]?)$")
"""To whom each so much is given (大学生给予|每人)."""
_EACH = lazy("([一-龥]{2,8}每[户人亩个家名头台套座平间][方里]?[米]?)(?:发放|给予)?$")
_AT = lazy("(?:并|均|分别)?按照?([一-龥]{2,8}每[户人亩个家名头台套座平间][方里]?[米]?(?:补助|补贴|奖励))")
"""For what each is granted so much (维修加固每户2万元的标准给予补助)."""
GRANTED = "what it is granted as"


def is_formal(here: Surroundings) -> bool:
    """Say whether a quantity only says how marks are given or how many copies there are."""
    unit = here.quantity.unit
    if unit == "分" and _MARK.match(here.right):
        return True
    ends = _COUNTED_OUT.get(unit or "")
    return (ends is not None and ends.search(here.left) is not None) or (
        "每" in here.left[-4:] and _PER.search(here.left) is not None
    )


_PER = lazy(r"每(?:[高低多少超][于出过]?|增加|减少|提高|降低|超过|低于)$")
_COUNTED_OUT = {"分": lazy(r"(?:[扣加减计得占]|满分|最高|记)$"), "份": lazy(r"(?:一式|各[执持]|双方)$")}
_MARK = lazy(r"[^,。;]{0,4}为(?:优秀|良好|合格|不合格|优|良|差)")
