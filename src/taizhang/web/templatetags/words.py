"""Tags and filters for what officials read: lights, amounts in 万 and 亿, percentage points, dates, months.

Every template has them without ``{% load %}``. What is missing (None) shows as a dash, never as zero.
"""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django import template
from django.template.base import FilterExpression, Parser, Token
from django.template.context import Context
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as url_of_django
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from taizhang.storage import today
from taizhang.web.addresses import address
from taizhang.web.request import new_key

register = template.Library()

MISSING = "—"
"""What stands where nothing was stated."""

LIGHTS = {
    "green": ("●", gettext_lazy("正常")),
    "yellow": ("▲", gettext_lazy("预警")),
    "red": ("■", gettext_lazy("滞后")),
    "grey": ("○", gettext_lazy("无数据")),
    "blue": ("✓", gettext_lazy("完成")),
}
"""Shape and word of each light; an office's own word is given to the tag."""

WAN = Decimal(10_000)
YI = Decimal(100_000_000)

SCALES = {"": Decimal(1), "百": Decimal(100), "千": Decimal(1000), "万": WAN, "亿": YI}

UNSCALED = frozenset({"", "%", "％", "‰", "百分点", "个百分点", "倍", "天", "年", "月", "日", "小时", "分", "位", "名"})
"""Units that are not counted in ten thousands."""


class Address(URLNode):
    """``{% url %}`` of a name that stands in the template, with whole numbers or nothing: put together from parts."""

    def __init__(self, node: URLNode, name: str) -> None:
        super().__init__(node.view_name, node.args, node.kwargs, node.asvar)
        self.name = name

    def render(self, context: Context) -> str:
        """Return the address; as Django does it where a key is no whole number."""
        keys = [one.resolve(context) for one in self.args]
        return address(self.name, *keys) if all(type(key) is int for key in keys) else super().render(context)


@register.tag
def url(parser: Parser, token: Token) -> URLNode:
    """Stand in for Django's tag of this name, which does the rest."""
    node = url_of_django(parser, token)
    name = node.view_name.var if isinstance(node.view_name, FilterExpression) else None
    fixed = isinstance(name, str) and not node.view_name.filters and not node.kwargs and not node.asvar
    return Address(node, str(name)) if fixed else node


@register.simple_tag
def light(colour: str | None, word: str = "") -> SafeString:
    """Return a light as shape and word: ``{% light task.light %}``, ``{% light "red" "欠进度" %}``.

    None is grey. ``word`` is the office's own word for the colour; without one the usual word stands.
    Raises KeyError for a colour that is none.
    """
    shape, usual = LIGHTS[colour or "grey"]
    return format_html(
        '<span class="light light-{}"><span class="mark" aria-hidden="true">{}</span>{}</span>',
        colour or "grey",
        shape,
        word or usual,
    )


@register.simple_tag(takes_context=True)
def command(context: Context) -> SafeString:
    """Return the hidden fields of a command in a form: the CSRF token, a fresh key, and the page to come back to."""
    request = context["request"]
    return format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}"><input type="hidden" name="key" value="{}">'
        '<input type="hidden" name="back" value="{}">',
        context.get("csrf_token", ""),
        new_key(),
        context.get("back") or request.get_full_path(),
    )


def _grouped(value: Decimal) -> str:
    """The plain digits of a value, with a real minus."""
    return format(value, "f").replace("-", "−")


@register.filter
def decimal(value: Decimal | int | None) -> str:
    """Return the plain digits as they were stated, trailing zeros included; a dash for None."""
    return MISSING if value is None else _grouped(Decimal(value))


@register.filter
def amount(value: Decimal | int | None, unit: str = "元") -> str | SafeString:
    """Return a value with its unit, large ones in 万 or 亿, with the exact value on hover: ``{{ v|amount:"万元" }}``.

    Percentages and percentage points keep their digits. None gives a dash.
    """
    if value is None:
        return MISSING
    number = Decimal(value)
    unit = unit or ""
    if unit in {"%", "％", "‰"}:
        return f"{_grouped(number)}{unit}"
    if unit in UNSCALED:
        return f"{_grouped(number)} {_spelled(unit)}".rstrip()
    prefix = unit[0] if len(unit) > 1 and unit[0] in "万亿" else ""
    base = unit.removeprefix(prefix)
    ones = number * SCALES[prefix]
    # 9999.995万 would read 10000万 once it is rounded, so 亿 begins there.
    for name, scale, least in (("亿", YI, YI - WAN / 200), ("万", WAN, WAN)):
        if abs(ones) >= least and (name + base) != unit:
            shown = _rounded(ones / scale)
            return format_html(
                '<span class="amount nowrap" title="{} {}">{} {}{}</span>', _grouped(number), unit, shown, name, base
            )
        if (name + base) == unit:
            break
    return format_html('<span class="amount nowrap">{} {}</span>', _grouped(number), unit)


def _rounded(value: Decimal) -> str:
    """At most two decimals, and none that say nothing."""
    rounded = value.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    digits = format(rounded, "f")
    return digits.rstrip("0").rstrip(".").replace("-", "−")


def _spelled(unit: str) -> str:
    if unit in {"百分点", "个百分点"}:
        return _("个百分点")
    return unit


@register.filter
def points(value: Decimal | None) -> str:
    """Return a difference of two percentages, spelled: ``−3.47 个百分点``, with its sign; a dash for None."""
    if value is None:
        return MISSING
    sign = "+" if value > 0 else ""
    return f"{sign}{_grouped(value)} {_('个百分点')}"


@register.filter
def share(value: Decimal | None, places: int = 2) -> str:
    """Return a share (0.9167) as per cent with so many decimals (91.67%), half up; a dash for None."""
    if value is None:
        return MISSING
    step = Decimal(1).scaleb(-int(places))
    return _grouped((value * 100).quantize(step, rounding=ROUND_HALF_UP)) + "%"


def _day_of(value: date | datetime) -> date:
    return timezone.localtime(value).date() if isinstance(value, datetime) else value


@register.filter
def day(value: date | datetime | None) -> str | SafeString:
    """Return a day as tables show it, in one piece: 2026-09-18; a dash for None. Not for attributes."""
    if value is None:
        return MISSING
    said = _day_of(value).isoformat()
    return format_html('<time class="nowrap" datetime="{}">{}</time>', said, said)


@register.filter
def moment(value: datetime | None) -> str | SafeString:
    """Return a moment as tables show it, in one piece: 2026-09-18 14:05; a dash for None. Not for attributes."""
    if value is None:
        return MISSING
    local = timezone.localtime(value)
    return format_html(
        '<time class="nowrap" datetime="{}">{}</time>',
        local.isoformat(timespec="minutes"),
        local.strftime("%Y-%m-%d %H:%M"),
    )


def _english() -> bool:
    return (get_language() or "").startswith("en")


@register.filter
def prose_day(value: date | datetime | None) -> str:
    """Return a day as sentences say it: 9月18日, with the year where it is another; a dash for None."""
    if value is None:
        return MISSING
    shown = _day_of(value)
    other = shown.year != today().year
    if _english():
        return f"{shown.day} {shown:%B}" + (f" {shown.year}" if other else "")
    return (f"{shown.year}年" if other else "") + f"{shown.month}月{shown.day}日"


@register.filter
def month(value: int | None) -> str:
    """Return a month 202610 as 2026年10月; a dash for None."""
    if value is None:
        return MISSING
    year, number = divmod(int(value), 100)
    return f"{date(year, number, 1):%B} {year}" if _english() else f"{year}年{number}月"


@register.filter
def or_dash(value: Any) -> Any:
    """Return the value, or a dash where it is None or empty; zero stays zero."""
    return MISSING if value is None or value == "" else value


@register.filter
def get(mapping: Any, key: Any) -> Any:
    """Return ``mapping[key]``, or None where it has none: ``{{ names|get:task.organ }}``."""
    return mapping.get(key) if mapping is not None else None
