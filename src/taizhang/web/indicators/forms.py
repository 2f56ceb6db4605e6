"""Forms of indicators."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from taizhang.indicators.service import MEASURES, period_of
from taizhang.web.documents.wording import MEASURES as WORDS


class IndicatorFilterForm(forms.Form):
    """The row above the list of indicators."""

    q = forms.CharField(label=_("名称"), required=False, widget=forms.TextInput(attrs={"type": "search"}))
    known = forms.BooleanField(label=_("只看有数值的"), required=False)


class PeriodField(forms.CharField):
    """A period as it is written: 2025, 2025年6月, 2025年一季度."""

    def clean(self, value: Any) -> Any:
        """Return the first and last day; invalid where it is no period."""
        period = period_of(super().clean(value))
        if period is None:
            raise forms.ValidationError(_("请写作2025、2025年6月或2025年一季度。"))
        return period


class ObservationForm(forms.Form):
    """A value that is typed."""

    region = forms.CharField(label=_("地区"), required=False, max_length=60)
    organ = forms.TypedChoiceField(label=_("机构"), required=False, coerce=int, empty_value=None)
    period = PeriodField(label=_("时期"), max_length=30, help_text=_("例如：2025、2025年6月、2025年一季度"))
    measure = forms.ChoiceField(label=_("度量"), choices=[(one, WORDS[one]) for one in MEASURES])
    value = forms.DecimalField(label=_("数值"), max_digits=40, decimal_places=10)
    unit = forms.CharField(label=_("计量单位"), required=False, max_length=40)
    note = forms.CharField(label=_("来源说明"), required=False, max_length=300)

    def __init__(self, *args: Any, organs: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organ"].choices = [("", _("整个地区")), *organs]  # type: ignore[attr-defined]


class CorrectionForm(forms.Form):
    """A correction of a value."""

    value = forms.DecimalField(label=_("改为"), max_digits=40, decimal_places=10)
    unit = forms.CharField(label=_("计量单位"), required=False, max_length=40)
    reason = forms.CharField(label=_("理由"), max_length=300)


class ImportForm(forms.Form):
    """A sheet of values."""

    file = forms.FileField(label=_("表格"), help_text=_("xlsx或csv，首行是表头：指标、地区、时期、度量、数值、单位"))
