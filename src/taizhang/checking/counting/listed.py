"""Lists of which each member may stand for several of the things counted: places, regions, kinds of body."""

_SIDES = frozenset("东西南北中")
_BODIES = ("中心", "企业", "公司", "机构", "平台", "基地", "园区", "学校", "医院", "工厂", "项目")
_PLACE_ENDS = ("区", "县", "市", "镇", "乡", "村", "街道")


def of_kinds(items: list[str]) -> bool:
    """Say whether what is listed are kinds or regions, of each of which there may be several, and no places."""
    return {item[-1] for item in items} <= _SIDES or (items[0][-2:] in _BODIES and len({i[-2:] for i in items}) == 1)


def by_places(items: list[str]) -> bool:
    """Say whether a list names the places that have the things counted, which the last place is followed by."""
    *places, last = items
    within = any(end in last[1:-1] for end in _PLACE_ENDS) and not last.endswith(_PLACE_ENDS)
    return within and all(place.endswith(_PLACE_ENDS) for place in places)
