"""Forms of documents."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from taizhang.documents.records import CommitmentRecord, FigureRecord
from taizhang.web.documents.wording import (
    KINDS,
    MEASURES,
    MOODS,
    QUALIFIERS,
    ROLES,
    SECRECY,
    STATES,
    STRENGTHS,
    Words,
    typed_value,
)

ALL = ("", _("全部"))


def choices(words: Words) -> list[tuple[str, Any]]:
    """Return words as choices."""
    return list(words.items())


class ManyFilesInput(forms.ClearableFileInput):
    """Lets several files be chosen at once."""

    allow_multiple_selected = True


class ManyFiles(forms.FileField):
    """Several files. What each is follows from its bytes, so no ending is asked for."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Return the files given; raises ValidationError where there is none."""
        given = (data if isinstance(data, list | tuple) else [data]) or [None]
        return [super(ManyFiles, self).clean(one, initial) for one in given]


class UploadForm(forms.Form):
    """What is said of uploaded files; what is left open is read from the text."""

    file = ManyFiles(label=_("文件"), max_length=1000)
    region = forms.CharField(
        label=_("地区"), required=False, max_length=60, help_text=_("不填则从正文判断，例如：云溪区")
    )
    year = forms.IntegerField(
        label=_("年度"), required=False, min_value=1949, max_value=2200, help_text=_("不填则从正文判断")
    )
    organ = forms.TypedChoiceField(label=_("所属机构"), required=False, coerce=int, empty_value=None)
    internal = forms.BooleanField(label=_("内部文件，不得公开"), required=False)

    def __init__(self, *args: Any, organs: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organ"].choices = [("", _("本级政府")), *organs]  # type: ignore[attr-defined]


class DocumentFilterForm(forms.Form):
    """The row above the list of documents."""

    q = forms.CharField(label=_("标题或正文"), required=False, widget=forms.TextInput(attrs={"type": "search"}))
    state = forms.ChoiceField(label=_("进展"), required=False, choices=[ALL, *choices(STATES)])
    kind = forms.ChoiceField(label=_("文种"), required=False)
    region = forms.ChoiceField(label=_("地区"), required=False)
    year = forms.ChoiceField(label=_("年度"), required=False)
    secrecy = forms.ChoiceField(label=_("范围"), required=False, choices=[ALL, *choices(SECRECY)])

    def __init__(self, *args: Any, there: dict[str, list[str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("region", "year"):
            self.fields[name].choices = [ALL, *((one, one) for one in there[name])]  # type: ignore[attr-defined]
        kinds = [ALL, *((one, KINDS.get(one, one)) for one in there["kind"])]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]


class DescribeForm(forms.Form):
    """What is known of a document."""

    title = forms.CharField(label=_("标题"), max_length=300)
    issuer = forms.CharField(label=_("发文"), required=False, max_length=120)
    region = forms.CharField(label=_("地区"), required=False, max_length=60)
    year = forms.IntegerField(label=_("年度"), required=False, min_value=1949, max_value=2200)
    kind = forms.ChoiceField(label=_("文种"), choices=choices(KINDS))
    date = forms.DateField(
        label=_("日期"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    organ = forms.TypedChoiceField(label=_("所属机构"), required=False, coerce=int, empty_value=None)
    secrecy = forms.ChoiceField(label=_("公开范围"), choices=choices(SECRECY))
    reason = forms.CharField(
        label=_("理由"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("带“内部”字样的文件改为公开时必须填写"),
    )  # fmt: skip

    def __init__(self, *args: Any, organs: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organ"].choices = [("", _("本级政府")), *organs]  # type: ignore[attr-defined]


class FigureForm(forms.Form):
    """The fields of a figure."""

    indicator = forms.CharField(label=_("指标（原文用语）"), required=False, max_length=200)
    value = forms.CharField(label=_("数值"), required=False, max_length=60, help_text=_("可写作386.5亿、12000、-3.5"))
    value_high = forms.CharField(label=_("上限"), required=False, max_length=60, help_text=_("仅区间填写"))
    values = forms.CharField(label=_("比例"), required=False, max_length=120, help_text=_("仅比例填写，例如5:40:55"))
    unit = forms.CharField(label=_("计量单位"), required=False, max_length=40)
    measure = forms.ChoiceField(label=_("度量"), choices=choices(MEASURES))
    qualifier = forms.ChoiceField(label=_("限定"), choices=choices(QUALIFIERS))
    mood = forms.ChoiceField(label=_("语气"), choices=choices(MOODS))
    strength = forms.ChoiceField(label=_("力度"), required=False, choices=choices(STRENGTHS))
    role = forms.ChoiceField(label=_("作用"), choices=choices(ROLES))
    period = forms.IntegerField(label=_("年份"), required=False, min_value=1900, max_value=2200)
    scope = forms.CharField(label=_("范围"), required=False, max_length=120, help_text=_("不是全域时填写"))
    indicator_code = forms.ChoiceField(label=_("规范指标"), required=False)

    def __init__(self, *args: Any, indicators: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indicator_code"].choices = [("", _("无")), *indicators]  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """Return the fields as an act takes them; an emptied ``values`` of what is no ratio is left out."""
        fields = dict(self.cleaned_data)
        if not fields.get("values"):
            del fields["values"]
        if not fields.get("value"):
            del fields["value"]
        return fields


def figure_initial(one: FigureRecord) -> dict[str, Any]:
    """Return what the form of a figure shows first."""
    return {
        "indicator": one.indicator,
        "value": typed_value(one.value, one.text),
        "value_high": typed_value(one.value_high, one.text),
        "values": "" if one.values is None else ":".join(format(part, "f") for part in one.values),
        "unit": one.unit,
        "measure": one.measure,
        "qualifier": one.qualifier,
        "mood": one.mood,
        "strength": one.strength,
        "role": one.role,
        "period": one.period,
        "scope": one.scope,
        "indicator_code": one.indicator_code,
    }


class CommitmentForm(forms.Form):
    """The fields of a commitment."""

    heading = forms.CharField(label=_("所属标题"), required=False, max_length=200)
    responsible = forms.CharField(label=_("责任单位"), required=False, max_length=200)
    deadline = forms.DateField(
        label=_("完成时限"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )

    def given(self) -> dict[str, Any]:
        """Return the fields as an act takes them."""
        return dict(self.cleaned_data)


def commitment_initial(one: CommitmentRecord) -> dict[str, Any]:
    """Return what the form of a commitment shows first."""
    return {"heading": one.heading, "responsible": one.responsible, "deadline": one.deadline}


class PlaceForm(forms.Form):
    """Where something is added: words of the text, or their offsets."""

    kind = forms.ChoiceField(label=_("增补"), choices=[("figure", _("数据")), ("commitment", _("目标任务"))])
    words = forms.CharField(
        label=_("原文"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("照正文抄录要增补的文字；同样的文字有多处时，请多抄几个字"),
    )  # fmt: skip
    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
