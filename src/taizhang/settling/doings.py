"""What is done to the things that a target and a result count, and whether it is the same: 新增 is not 总数, 开工 not 竣工."""

from taizhang.settling.rule import SettlementRule
from taizhang.settling.stages import another_stage, beside
from taizhang.settling.subjects import UNDER_WAY, Subject

_THERE_ARE = ("共有", "建有", "实有", "设有", "拥有", "现有", "已有")
"""Words before a name that make its number one of all there are."""
_NUMBER_OF_ALL = ("总数", "总量")
_NET = "净增"
_LEAST_SAID = 3
_NEW_AND_OLD = frozenset(("build", "renovate"))


def moved_to(target: Subject, result: Subject, rule: SettlementRule) -> bool:
    """Say whether only the result tells what something was brought to: 压减事项20项, 事项由120项压减到95项."""
    if not {"add", "reduce"} & target.name.classes or target.judged.measure != "level":
        return False
    comes_to = (rule.beside.comes_to.search(subject.clause.rstrip()) is not None for subject in (result, target))
    return next(comes_to) and not next(comes_to)


def states_stock(subject: Subject, rule: SettlementRule) -> bool:
    """Say whether a figure is called what there is: 公厕达80座, 现有公厕80座, 公厕总数80座."""
    before = beside(subject.clause, subject.figure.indicator).rstrip()
    return subject.clause.rstrip().endswith(rule.beside.stock) or before.endswith(_THERE_ARE)


def _kept_apart(target: Subject, result: Subject, rule: SettlementRule) -> bool:
    """Say whether the two tell of doings that are never each other's: 新建公厕, 改造公厕; 建成基站, 建成基站总数."""
    ours, theirs = (_verbs_of(subject, rule) for subject in (target, result))
    for one, other in rule.doings.apart:
        for mine, its in ((one, other), (other, one)):
            if ours & mine and theirs & its and not ours & its and not theirs & mine:
                return True
    counted = result.name.text.endswith(_NUMBER_OF_ALL) and not target.name.text.endswith(_NUMBER_OF_ALL)
    return counted and bool(target.name.classes) and not set_as_stock(target, rule)


def _verbs_of(subject: Subject, rule: SettlementRule) -> frozenset[str]:
    """Return the words of doing in a name, else those right before it."""
    return frozenset(
        rule.doings.verb_pattern.findall(subject.name.text)
        or rule.doings.verb_pattern.findall(beside(subject.clause, subject.figure.indicator))
    )


def same_stage(target: Subject, result: Subject, rule: SettlementRule) -> bool:
    """Say whether both count the same flow or stock: 新增 is not 总数, 开工 not 竣工."""
    ours, theirs = target.name.classes, result.name.classes
    if _kept_apart(target, result, rule):
        return False
    if ours and theirs and ("add" in ours) != ("add" in theirs) and "build" not in ours | theirs:
        return False
    if ours & theirs:
        return not _only_begun(target, result, rule)
    if ours and theirs:
        return any(frozenset((a, b)) in rule.doings.related for a in ours for b in theirs)
    if not ours and (not theirs or theirs == UNDER_WAY):
        return True
    bare, named = (target, theirs) if theirs else (result, ours)
    if bare is target and _done_otherwise(target, named, rule):
        return False
    if states_stock(bare, rule) and named & {"add", "build", "start", "finish", "reduce"}:
        return False
    # 竣工项目50个 is not answered by 实施项目502个.
    if named <= {"renovate", "build", "finish", "pay"} and (named != {"finish"} or bare is target):
        return bare is target or _done_somehow(result, rule)
    # The verb may stand outside the name: 新增…企业30家 read as 企业, 35项“一件事”上线运行.
    outside = (*rule.doings.verb_pattern.findall(bare.clause), *rule.doings.verb_pattern.findall(bare.after))
    said = frozenset(c for verb in outside for c in rule.doings.verb_classes[verb])
    return bool(said & named)


def _done_otherwise(target: Subject, named: frozenset[str], rule: SettlementRule) -> bool:
    """Say whether a target tells behind its noun what is to be done, and it is nothing of ``named``: 300个老旧小区实现物业
    管理全覆盖 is no 改造."""
    _, counted, rest = target.after.partition(target.figure.indicator or " ")
    rest = rule.names.idle_pattern.sub("", rest)
    if not counted or len(rest) < _LEAST_SAID:
        return False
    return not any(
        rule.doings.verb_classes[verb] & named for verb in rule.doings.verb_pattern.findall(rest + target.clause)
    )


def _done_somehow(result: Subject, rule: SettlementRule) -> bool:
    """Say whether the words round a result without a doing of its own tell of one: 全区充电桩560个 are all there are."""
    return rule.doings.verb_pattern.search(result.before + result.after) is not None or "完成" in result.before


def one_of_two(target: Subject, result: Subject) -> bool:
    """Say whether the target counts what is built and renewed together (新改建), the result only one of them."""
    if not target.name.classes >= _NEW_AND_OLD:
        return False
    theirs = result.name.classes
    return theirs == {"renovate"} or (theirs == {"build"} and "新建" in result.name.text)


def net_of_new(target: Subject, result: Subject) -> bool:
    """Say whether only the result is what was left of the new ones after those that went (净增 where 新增 was set)."""
    return _NET in result.name.text and "add" in target.name.classes and _NET not in target.name.text


def done_to(subject: Subject, rule: SettlementRule) -> frozenset[str]:
    """Return the classes of the verbs in a name and in the words right before and after its figure."""
    said = rule.doings.verb_pattern.findall(subject.clause + subject.after)
    return subject.name.classes | {name for verb in said for name in rule.doings.verb_classes[verb]}


def _only_begun(target: Subject, result: Subject, rule: SettlementRule) -> bool:
    """Say whether only the target counts what is begun of the same doing: 新开工棚户区改造, 完成棚户区改造."""
    ours, theirs = target.name.classes, result.name.classes
    return "start" in ours and bool(ours & theirs) and "start" not in done_to(result, rule)


def not_opposed(target: Subject, result: Subject, rule: SettlementRule) -> bool:
    """Say whether nothing speaks against one stage where the dictionary has both under one indicator."""
    ours, theirs = target.name.classes, result.name.classes
    if _only_begun(target, result, rule) or _kept_apart(target, result, rule):
        return False
    if ours and theirs:
        return bool(ours & theirs) or any(frozenset((a, b)) in rule.doings.related for a in ours for b in theirs)
    if ours and not theirs and not _done_somehow(result, rule):
        return False
    bare, named = (target, theirs) if theirs else (result, ours)
    if bare is target and named and _done_otherwise(target, named, rule):
        return False
    return not (states_stock(bare, rule) and named & {"add", "build", "start", "renovate"})


def opposed(target: Subject, result: Subject, rule: SettlementRule) -> bool:
    """Say whether the verbs of the two speak of different stages: 开工 and 竣工, 新增 and 总数."""
    ours, theirs = target.name.classes, result.name.classes
    if ours and theirs:
        together = ours | theirs
        return not (ours & theirs) and not together <= rule.names.telling_together
    return not not_opposed(target, result, rule)


def alike_in_doing(target: Subject, result: Subject, rule: SettlementRule) -> bool:
    """Say whether the two do the same, or what documents use for one another (新增 and 建设, not 新增 and 发放)."""
    ours, theirs = target.name.classes, result.name.classes
    if _kept_apart(target, result, rule) or (ours and not theirs and not _done_somehow(result, rule)):
        return False
    if not ours or not theirs or ours & theirs:
        return True
    return any(frozenset((one, other)) in rule.doings.related for one in ours for other in theirs)


def early(target: Subject, result: Subject) -> bool:
    """Say whether the result tells of things at a stage before the one that was promised: 谋划改造, 在建, 完成选址."""
    said = target.clause + target.name.text + target.after
    return result.figure.mood != "target" and another_stage(target.stage, said, result.stage)


def set_as_stock(target: Subject, rule: SettlementRule) -> bool:
    """Say whether a target is what something is to stand at in the end, and no doing of the year."""
    if target.figure.indicator.endswith(rule.names.standing_names):
        return True
    return not target.name.classes and target.clause.rstrip().endswith(rule.beside.standing)
