"""Forms of bulletins."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from taizhang.publishing.service import BulletinKind, BulletinState


class BulletinFilter(forms.Form):
    """How the list of bulletins is filtered."""

    kind = forms.ChoiceField(label=_("种类"), required=False, choices=[("", _("全部")), *BulletinKind.choices])
    state = forms.ChoiceField(label=_("状态"), required=False, choices=[("", _("全部")), *BulletinState.choices])


class DraftForm(forms.Form):
    """What a draft begins with."""

    kind = forms.ChoiceField(label=_("种类"), choices=BulletinKind.choices)
    month = forms.TypedChoiceField(
        label=_("截止月份"), coerce=int, help_text=_("月度、季度通报只能取填报期已锁定的月份。")
    )
    theme = forms.ChoiceField(label=_("主题"), required=False, help_text=_("专项通报可以只取一个主题的任务。"))
    title = forms.CharField(label=_("标题"), required=False, max_length=200, help_text=_("不填用通用标题。"))

    def __init__(self, *args: Any, months: Iterable[tuple[int, str]], themes: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["month"].choices = [(str(month), words) for month, words in months]  # type: ignore[attr-defined]
        self.fields["theme"].choices = [("", _("全部")), *((one, one) for one in themes)]  # type: ignore[attr-defined]


class WordsOfBulletin(forms.Form):
    """The words of a draft; its numbers come from the ledger alone."""

    title = forms.CharField(label=_("标题"), max_length=200)
    addressees = forms.CharField(label=_("主送机关"), max_length=300)
    copies = forms.CharField(label=_("抄送机关"), max_length=300, required=False)
    opening = forms.CharField(
        label=_("开头"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("数据前面的话，一行一段。"),
    )
    closing = forms.CharField(
        label=_("下一步要求"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("一行一段；写到的数字会与正文一起核对。"),
    )


class ApproveForm(forms.Form):
    """What a leader decides."""

    agreed = forms.TypedChoiceField(
        label=_("审批意见"),
        coerce=lambda value: value == "yes",
        choices=[("yes", _("同意印发")), ("no", _("退回修改"))],
        widget=forms.RadioSelect,
    )
    remark = forms.CharField(
        label=_("批示"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("退回时须写明理由。"),
    )  # fmt: skip


class IssueForm(forms.Form):
    """How it goes out."""

    public = forms.BooleanField(label=_("同时在公开页面发布"), required=False)
