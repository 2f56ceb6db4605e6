"""What every form shares: a refusal of a command shown at the field it is about."""

from django import forms

from taizhang.audit.service import Refused


class DayInput(forms.DateInput):
    """The browser's own field for a day, which takes its value as 2026-11-12 whatever language the page is in."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def take_errors(form: forms.Form, error: Refused) -> None:
    """Put the sentence of a refused command on the form, and what it says of single fields at those fields."""
    known = {name: said for name, said in error.fields.items() if name in form.fields}
    for name in known:
        form.add_error(name, error.message if len(known) == 1 else known[name])
    if len(known) != 1:
        form.add_error(None, error.message)
