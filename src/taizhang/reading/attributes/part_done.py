"""Whether a number was set, of which the words right behind it tell how much is done (新建公路|80公里,已完成52公里)."""

from decimal import Decimal

from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.patterns import lazy

_WORKS = (
    "新建", "新改建", "改建", "改扩建", "扩建", "改造", "新增", "建设", "修建", "维修", "培育", "引进", "治理", "整治", "绿化",
    "栽植", "安装", "加装", "更换", "创建", "打造", "硬化", "铺设", "疏浚", "新开", "配备", "培训", "种植", "完成改造",
)  # fmt: skip
"""How a task begins that is named by what is to be done; what was begun or found (开工, 排查) was so already."""
_DOES = lazy(
    f"^(?:[^,。;]{{0,40}}[:、.)）]|[^,。;:]{{0,8}}(?:计划|安排|拟))?[ ]?(?:全[区市县年]|年内|今年|[我本][区市县])*(?:{'|'.join(_WORKS)})"
)
_TASK = lazy("(?:危改|改厕|建设|整治|治理|搬迁|安置|培训|种植|造林|改造|新增|绿化|培育)任务数?$")
"""What was set by its name alone (高标准农田建设任务|3万亩)."""
_SAYS_DONE = ("已", "累计", "实际", "目前", "截", "了", "共完成", "超额")
_SO_MANY = lazy(
    r"[^,。;:\d]{0,14},(?:截[至止][^,。;]{0,10},?)?(?:目前|现|至今)?,?(?:(?:完工|竣工)(?!各)|(?:已|仅|只|实际|累计|仅有){1,3}"
    r"(?:完成|建成|新增|改造|新建|建|完工|竣工|安装|开工|治理|引进|培育|培训|绿化|种植|配备|创建|整治)了?)[^,。;:\d等]{0,8}"
    r"(?P<value>\d{1,9}(?:\.\d{1,4})?)(?P<power>[百千万亿]{0,2})余?(?P<unit>[一-龥%㎡]{1,6})"
)
_NEAR = 40
_TELLS_DONE = frozenset("已仅只实累工")
"""Of the words that tell what is done one character each, one of which stands near behind such a number."""
_POWERS = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_COUNTED = ("count", "person", "measure", "money")


_FINISHED = ("竣工", "完工", "建成")


def part_done(text: str, here: Surroundings, clause: str) -> bool:
    """Say whether a number tells how much is to be done of something, of which the next clause tells how much is."""
    quantity = here.quantity
    if here.closing != "," or here.following is not None or here.inside:
        return False  # the next clause tells how much is done
    if quantity.value is None or quantity.family not in _COUNTED:
        return False
    behind = text[quantity.end : quantity.end + _NEAR]
    if _TELLS_DONE.isdisjoint(behind):
        return False
    if any(said in clause for said in _SAYS_DONE):
        return False
    if "新开工" in clause and behind[1:3] in _FINISHED:
        return False  # 全年新开工住宅118万平方米,竣工55万平方米: both came about
    if _DOES.match(clause.lstrip("、,和及 ")) is None and _TASK.search(clause) is None:
        return False
    told = _SO_MANY.match(text, quantity.end, here.sentence[1])
    if told is None or not told["unit"].startswith(quantity.unit or "。"):
        return False
    done = Decimal(told["value"])
    for power in told["power"]:
        done *= _POWERS[power]
    return done <= quantity.value
