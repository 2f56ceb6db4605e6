"""Works and projects that a heading or theme names, which the figures under it are of."""

from taizhang.reading.attributes.phrases import clean, lead_off
from taizhang.reading.attributes.syntax import parse
from taizhang.reading.patterns import lazy

LONGEST_PROJECT = 40
"""A longer heading names no project."""
_SHORTEST_WORK = 6
_LONGEST_CLASS, _LONGEST_WORK = 10, 16
_PROJECT = lazy(r"(?:项目|工程|基地|园|中心|[公道铁]路|大桥|水库|医院|学校|校区|小区|改造|电站)(?:\([^()]*\))?$")
_HOW_FAR = lazy("(?:完成|进展|实施|推进|建设)情况$")
_WORK = lazy(_PROJECT.pattern[: -len(r"(?:\([^()]*\))?$")] + "$|(?:维修|加固|重建|建设|修缮|整治|搬迁|扩建|修复|提升)$")
_BUILDS = frozenset(
    ("新建", "建成", "改造", "改建", "改扩建", "新改建", "续建", "扩建", "修建", "修复", "维修", "铺设", "硬化")
)
_WORKS = lazy(
    "(?:抓好|搞好|做好|实施|推动|促进|大力)?(?!.{0,3}(?:基础设施|项目|能力|队伍|作风|生态|文化|制度|体系|平台|城市|城镇|乡村|产业|园区))"
    "([一-龥]{2,8}?)(?:建设|改造|新建|修建|治理|整治|维修|养护|修复)(?:工程|项目|工作)?"
)
_NO_WORK = lazy(r"[\d,、和及与。;]|一批|一系列|进展|情况|[力度]度$|成效|任务|目标")
"""A theme with one of these names more than one work, or none."""


def is_project(name: str) -> bool:
    """Say whether a name ends like that of a project or building."""
    return _PROJECT.search(name) is not None


def project_of(theme: str) -> str:
    """Return the project that a heading names (滨河大桥建设情况), or an empty string."""
    named = _HOW_FAR.sub("", theme)
    return named if is_project(named) and len(named) <= LONGEST_PROJECT else ""


def work_of(theme: str, *, whole: bool) -> str:
    """Return the work that a theme tells of (一是服务中心主体工程开工建设。), or an empty string.

    ``whole`` says that the theme itself may be its name.
    """
    work = clean(theme).removeprefix("实施").rstrip("。:; ")
    named = whole and _SHORTEST_WORK <= len(work) <= LONGEST_PROJECT and lead_off(work) == work
    if named and _WORK.search(work) is not None:
        return work
    subject = parse(theme).subject
    return subject if _WORK.search(subject) is not None else ""


def promised_by(theme: str, verb: str, *, counted: bool) -> str:
    """Return what a theme says is done by a verb (1.改造农村公路。计划改造120公里), or an empty string.

    ``counted`` says that the figure counts things, which a theme may name by their class.
    """
    named = _plain(theme)
    if named.endswith("类") and len(named) <= _LONGEST_CLASS and counted:
        return verb + named  # (一)城市管理类。受理612件
    if verb not in named or not len(verb) + 1 < len(named) <= _LONGEST_WORK or _NO_WORK.search(named) is not None:
        return ""
    return named if named.startswith(verb) else ""


def built_by(theme: str, verb: str) -> str:
    """Return a verb of building with the works of a theme (加快公路建设。新建120公里), or an empty string."""
    if verb not in _BUILDS:
        return ""
    named = _plain(theme)
    works = _WORKS.fullmatch(named) if len(named) <= _LONGEST_WORK and _NO_WORK.search(named) is None else None
    return "" if works is None else verb + works.group(1)


def _plain(theme: str) -> str:
    return lead_off(clean(theme)).rstrip("。:; ")
