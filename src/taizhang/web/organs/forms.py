"""Forms of organs and people."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from taizhang.organs.records import OrganRecord
from taizhang.organs.service import kinds, roles
from taizhang.storage import today


def day_field(label: Any, **given: Any) -> forms.DateField:
    """Return a field for a day, with the browser's own calendar."""
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **given)


def reason_field() -> forms.CharField:
    """Return the field for why something is done."""
    return forms.CharField(
        label=_("依据或理由"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("如“区委编委〔2026〕3号”，记入历史。"),
    )  # fmt: skip


def organ_choices(organs: Iterable[OrganRecord], *, empty: Any = None) -> list[tuple[str, Any]]:
    """Return the organs that exist today as choices, in the official order, indented as in the tree."""
    day = today()
    shown = [one for one in in_tree_order(organs) if one.valid_to is None or one.valid_to >= day]
    choices: list[tuple[str, Any]] = [] if empty is None else [("", empty)]
    return choices + [(str(one.id), "　" * (one.lineage.count("/") - 2) + one.short_name) for one in shown]


def in_tree_order(organs: Iterable[OrganRecord]) -> list[OrganRecord]:
    """Return the organs as a tree is read: each followed by those below it, siblings in the official order."""
    everything = list(organs)
    below: dict[int | None, list[OrganRecord]] = {}
    known = {one.id for one in everything}
    for one in sorted(everything, key=lambda organ: (organ.position, organ.id)):
        below.setdefault(one.parent if one.parent in known else None, []).append(one)
    found: list[OrganRecord] = []
    waiting = list(reversed(below.get(None, [])))
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting += reversed(below.get(one.id, []))
    return found


def role_choices(*, empty: Any = None) -> list[tuple[str, Any]]:
    """Return the roles as choices in the language of the request."""
    english = (get_language() or "").startswith("en")
    choices: list[tuple[str, Any]] = [] if empty is None else [("", empty)]
    return choices + [(code, role.en if english else role.zh) for code, role in roles().items()]


class OrganForm(forms.Form):
    """An organ to set up."""

    name = forms.CharField(label=_("机构名称"), max_length=120)
    short_name = forms.CharField(label=_("简称"), max_length=40, required=False, help_text=_("表格里用，空着取全称。"))
    code = forms.CharField(label=_("机构代码"), max_length=40, help_text=_("本级唯一，可用统一社会信用代码。"))
    kind = forms.ChoiceField(label=_("类别"))
    parent = forms.TypedChoiceField(label=_("上级机构"), coerce=int, empty_value=None, required=False)
    position = forms.IntegerField(
        label=_("排序"), min_value=0, max_value=99999, initial=0, help_text=_("整数，小的在前。")
    )
    valid_from = day_field(_("设立日期"))

    def __init__(self, *given: Any, organs: Iterable[OrganRecord], **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["kind"].choices = list(kinds().items())  # type: ignore[attr-defined]
        self.fields["parent"].choices = organ_choices(organs, empty=_("（最上级）"))  # type: ignore[attr-defined]


class AdjustForm(OrganForm):
    """What can be changed of an organ beside its name."""

    reason = reason_field()

    def __init__(self, *given: Any, organs: Iterable[OrganRecord], **named: Any) -> None:
        super().__init__(*given, organs=organs, **named)
        for name in ("name", "short_name", "valid_from"):
            del self.fields[name]


class RenameForm(forms.Form):
    """A new name."""

    name = forms.CharField(label=_("新名称"), max_length=120)
    short_name = forms.CharField(
        label=_("新简称"), max_length=40, required=False, help_text=_("表格里用，空着取全称。")
    )
    since = day_field(_("启用日期"), help_text=_("填现名的启用日期，就是更正现名。"))
    reason = reason_field()


class EndForm(forms.Form):
    """The end of an organ, or its merger into another."""

    last_day = day_field(_("最后一天"))
    successor = forms.TypedChoiceField(
        label=_("并入"), coerce=int, empty_value=None, required=False,
        help_text=_("选了承接机构，人员按原角色转到那里，任务由它的人继续办理。"),
    )  # fmt: skip
    reason = reason_field()

    def __init__(self, *given: Any, organs: Iterable[OrganRecord], **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["successor"].choices = organ_choices(organs, empty=_("（不并入，直接撤销）"))  # type: ignore[attr-defined]


class PeopleFilters(forms.Form):
    """How the list of people is filtered."""

    q = forms.CharField(label=_("姓名、用户名、电话"), required=False, widget=forms.TextInput(attrs={"type": "search"}))
    organ = forms.TypedChoiceField(label=_("所在机构"), coerce=int, empty_value=None, required=False)
    role = forms.ChoiceField(label=_("角色"), required=False)
    active = forms.ChoiceField(
        label=_("账户"), required=False, choices=[("", _("全部")), ("1", _("在用")), ("0", _("已停用"))]
    )

    def __init__(self, *given: Any, organs: Iterable[OrganRecord], **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["organ"].choices = organ_choices(organs, empty=_("全部"))  # type: ignore[attr-defined]
        self.fields["role"].choices = role_choices(empty=_("全部"))  # type: ignore[attr-defined]


class PersonForm(forms.Form):
    """A person to make."""

    name = forms.CharField(label=_("姓名"), max_length=60)
    username = forms.CharField(label=_("用户名"), max_length=60, help_text=_("登录用，只用文字、数字和 . @ + - _"))
    phone = forms.CharField(label=_("电话"), max_length=40, required=False)


class EditPersonForm(forms.Form):
    """What can be changed of a person."""

    name = forms.CharField(label=_("姓名"), max_length=60)
    phone = forms.CharField(label=_("电话"), max_length=40, required=False)
    language = forms.ChoiceField(label=_("页面语言"), choices=settings.LANGUAGES)


class AppointForm(forms.Form):
    """An appointment to make."""

    organ = forms.TypedChoiceField(label=_("所在机构"), coerce=int)
    role = forms.ChoiceField(label=_("角色"))
    valid_from = day_field(_("从"))
    valid_to = day_field(_("到"), required=False, help_text=_("空着为长期；代理须填。"))
    deputises_for = forms.TypedChoiceField(
        label=_("代理"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("代某人履职时选；须与机构、角色一致。"),
    )
    reason = reason_field()

    def __init__(
        self, *given: Any, organs: Iterable[OrganRecord], deputies: Iterable[tuple[int, str]], **named: Any
    ) -> None:
        super().__init__(*given, **named)
        # Nothing is chosen beforehand: the first role on the list may do everything.
        self.fields["organ"].choices = organ_choices(organs, empty=_("请选择"))  # type: ignore[attr-defined]
        self.fields["role"].choices = role_choices(empty=_("请选择"))  # type: ignore[attr-defined]
        held = [(str(key), said) for key, said in deputies]
        self.fields["deputises_for"].choices = [("", _("（不是代理）")), *held]  # type: ignore[attr-defined]


class LastDayForm(forms.Form):
    """The end of an appointment."""

    last_day = day_field(_("任职到"))


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = reason_field()


class ImportForm(forms.Form):
    """A workbook of organs and people."""

    file = forms.FileField(
        label=_("Excel工作簿"), widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}), max_length=200
    )
