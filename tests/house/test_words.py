"""Whether every word of the platform has its English, and the compiled catalogues are those of the written ones."""

import re
from pathlib import Path

import pytest

from tests.house.words import (
    HAN,
    LOCALE,
    SOURCES,
    Word,
    catalogues,
    compiled,
    missing,
    of_python,
    of_template,
    said,
    untranslated_chinese,
    words,
)

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%[sd]|\{(\w*)\}")

TEMPLATES = sorted(SOURCES.rglob("templates/**/*.html"))


def _id(path: Path) -> str:
    return str(path.relative_to(SOURCES))


def test_extraction_finds_what_it_should() -> None:
    python = (
        "from django.utils.translation import gettext as _, ngettext, pgettext_lazy as p\n"
        "_('签收')\n_('交' '办')\nngettext('一件', '多件', 2)\np('状态', '退回')\nother('不是')\n"
    )
    assert [word for word, _line in of_python(python)] == [
        (None, "签收"),
        (None, "交办"),
        (None, "一件"),
        ("状态", "退回"),
    ]
    template = (
        '{% comment %}{% translate "不要" %}{% endcomment %}{% translate "任务" %}{% include "x" with a=_("填报") %}'
        "{% blocktranslate with n=name %}共{{ n }}件{% endblocktranslate %}"
        "{% blocktranslate count counter=n %}一条{% plural %}多条{% endblocktranslate %}"
        '{% translate "领导" context "列名" %}'
    )
    assert {word for word, _line in of_template(template)} == {
        (None, "任务"),
        (None, "填报"),
        (None, "共%(n)s件"),
        (None, "一条"),
        ("列名", "领导"),
    }
    assert untranslated_chinese('<p>漏了</p>{% translate "有" %}{# 注 #}') == ["<p>漏了</p>"]


def test_every_word_has_english() -> None:
    lacking = [f"{places[0][0].relative_to(SOURCES)}:{places[0][1]}: {word[1]!r}" for word, places in missing().items()]
    assert not lacking, "no English yet (python -m tests.house.words --missing web/<area>):\n" + "\n".join(lacking)


def test_no_entry_is_stale() -> None:
    used = set(words())
    stale = [
        f"{path.relative_to(LOCALE)}: {_msgid(message.id)!r}"
        for path, catalogue in catalogues().items()
        for message in catalogue
        if message.id and (message.context or None, _msgid(message.id)) not in used
    ]
    assert not stale, "nothing uses these any more:\n" + "\n".join(stale)


def test_a_word_has_one_english() -> None:
    found: dict[Word, set[str]] = {}
    for catalogue in catalogues().values():
        for message in catalogue:
            if message.id:
                context = str(message.context) if message.context else None
                found.setdefault((context, _msgid(message.id)), set()).add(str(message.string))
    assert {word: said for word, said in found.items() if len(said) > 1} == {}


def test_english_keeps_the_placeholders_and_holds_no_chinese() -> None:
    wrong = []
    for path, catalogue in catalogues().items():
        for message in catalogue:
            if not message.id:
                continue
            parts = said(message)
            wanted = _placeholders(_msgid(message.id))
            for part in parts:
                # A singular may leave the number out: "one task".
                if message.pluralizable and part is parts[0] and _placeholders(part) <= wanted:
                    continue
                if _placeholders(part) != wanted or HAN.search(part):
                    wrong.append(f"{path.parent.parent.parent.name}: {_msgid(message.id)!r} → {part!r}")
    assert not wrong, "\n".join(wrong)


def test_catalogues_are_compiled() -> None:
    stale = [
        str(path.relative_to(LOCALE))
        for path, catalogue in catalogues().items()
        if not path.with_suffix(".mo").exists() or path.with_suffix(".mo").read_bytes() != compiled(catalogue)
    ]
    assert not stale, "run `make words`"


@pytest.mark.parametrize("path", TEMPLATES, ids=_id)
def test_template_holds_no_untranslated_chinese(path: Path) -> None:
    assert untranslated_chinese(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=_id)
def test_template_fits_the_content_policy(path: Path) -> None:
    """No script and no style stands in a page itself: the policy would forbid it, and the page would break silently."""
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle\s*=|<style\b|\son[a-z]+\s*=\s*[\"']|javascript:", text)
    assert all(re.search(r"\bsrc=", tag) or "application/json" in tag for tag in re.findall(r"<script\b[^>]*>", text))


def _msgid(msgid: str | tuple[str, ...] | list[str]) -> str:
    return msgid if isinstance(msgid, str) else msgid[0]


def _placeholders(text: str) -> set[str]:
    return {match.group() for match in PLACEHOLDER.finditer(text.replace("%%", ""))}
