"""What stands behind a counted noun and only leads on to the next number."""

from taizhang.reading.patterns import lazy

WHERETO = frozenset(("对", "赴", "在", "到", "向", "前往", "深入"))
"""What leads from those sent out to the number of places they went to."""
_WENT_TO = lazy("(?<=[师员部人生者队家])(?:赴|到|前往|深入)$")
_TO_EACH = lazy("(?<=[工人员户生民者属兵童])每[人户名](?:各|分别)?(?:(?:发放|给予|补助|奖励|赠送|救助|发给)了?)?$")
"""To each of whom so much goes that the next number tells (58名|女职工每人发放500元)."""
_ONLY = lazy("中(?:仅有?|只有)$")


def without_lead_on(text: str) -> str:
    """Return the words behind a number without what leads on from what is counted to the next number."""
    if text[-1:] in "赴到往入":
        text = _WENT_TO.sub("", text)  # 派出12名|教师到3所学校支教
    if text[:2] == "不等":
        text = text[2:].removeprefix("的")  # 260元至500元|不等的救助金
    if "每" in text[2:]:
        text = _TO_EACH.sub("", text)
    if text[-1:] in "有仅只" and "中" in text[-4:]:
        text = _ONLY.sub("中", text)  # 表彰的80个|先进集体中仅有4个基层单位
    return text
