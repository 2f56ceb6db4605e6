"""How the fields of forms become HTML: the commonest widgets without a template, everything else as Django does it.

Django renders every option of a select by a template of its own. A list of two hundred organs then costs more than the
rest of its page, so these few widgets are put together here, to the same characters (a test compares them).
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

_WIDGETS = "django/forms/widgets/"

_OPTION = f"{_WIDGETS}select_option.html"


class Renderer(DjangoTemplates):
    """Django's own renderer but for what ``DRAWN`` holds."""

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> SafeString:
        """Return the HTML of a widget or of a field's errors."""
        draw = DRAWN.get(template_name)
        made = draw(context) if draw is not None else None
        return SafeString(super().render(template_name, context, request)) if made is None else made


def _said(value: object) -> str:
    return conditional_escape(value if isinstance(value, str) else str(value))


def _attributes(widget: Mapping[str, Any]) -> str:
    """The attributes as HTML: True stands alone, False is left out."""
    return "".join(
        f" {_said(name)}" if value is True else f' {_said(name)}="{_said(value)}"'
        for name, value in widget["attrs"].items()
        if value is not False
    )


def _input(context: Mapping[str, Any]) -> SafeString:
    widget = context["widget"]
    value = "" if widget["value"] is None else f' value="{_said(widget["value"])}"'
    return SafeString(
        f'<input type="{_said(widget["type"])}" name="{_said(widget["name"])}"{value}{_attributes(widget)}>'
    )


def _select(context: Mapping[str, Any]) -> SafeString | None:
    """None where an option looks different from the usual."""
    widget = context["widget"]
    lines = [f'<select name="{_said(widget["name"])}"{_attributes(widget)}>']
    for name, options, _index in widget["optgroups"]:
        if name:
            lines.append(f'  <optgroup label="{_said(name)}">')
        for option in options:
            if option["template_name"] != _OPTION:
                return None
            attributes = _attributes(option) if option["attrs"] else ""
            lines.append(f'  <option value="{_said(option["value"])}"{attributes}>{_said(option["label"])}</option>')
            # Django's template leaves an empty line behind each option.
            lines.append("")
        if name:
            lines.append("  </optgroup>")
    lines.append("</select>")
    return SafeString("\n".join(lines))


def _errors(context: Mapping[str, Any]) -> SafeString | None:
    return None if context["errors"] else SafeString("")


DRAWN: Mapping[str, Callable[[Mapping[str, Any]], SafeString | None]] = {
    f"{_WIDGETS}select.html": _select,
    "django/forms/errors/list/default.html": _errors,
    **{f"{_WIDGETS}{kind}.html": _input for kind in ("text", "hidden", "date", "number", "email", "password", "input")},
}
"""Template → what makes the same HTML, or None where it cannot."""
