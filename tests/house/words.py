"""The words of the platform: what can be translated, what is, and the compiled form of it.

``python -m tests.house.words`` (``make words``) compiles every ``django.po`` under ``src/taizhang/conf/locale``
into the
``django.mo`` beside it and says what has no English yet; ``--missing web/tasks`` prints those of a folder as entries to
fill in.
"""

import ast
import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.reference import ROOT

SOURCES = ROOT / "src" / "taizhang"
LOCALE = SOURCES / "conf" / "locale"

PLATFORM = ("storage", "audit", "organs", "search", "documents", "indicators", "ledger", "supervision", "publishing",
            "web", "api", "conf")  # fmt: skip
"""Packages whose words go through gettext."""

FUNCTIONS = {
    "gettext": 1,
    "gettext_lazy": 1,
    "gettext_noop": 1,
    "ngettext": 2,
    "ngettext_lazy": 2,
    "pgettext": 2,
    "pgettext_lazy": 2,
    "npgettext": 3,
    "npgettext_lazy": 3,
}
"""Functions of ``django.utils.translation`` and how many of their arguments are words."""

HAN = re.compile(r"[㐀-鿿]")

WIDE = re.compile(r"[㐀-鿿，。：；、（）“”《》]")
"""Chinese, marks too: %(name)s：%(why)s is said otherwise in English."""

Place = tuple[Path, int]
"""A file and a line."""

Word = tuple[str | None, str]
"""Context and msgid."""


def words() -> dict[Word, list[Place]]:
    """Return everything that can be translated, with where it stands; what has no Chinese needs no English."""
    found: dict[Word, list[Place]] = {}
    for package in PLATFORM:
        for path in sorted((SOURCES / package).rglob("*.py")):
            if "migrations" not in path.parts:
                for word, line in of_python(path.read_text(encoding="utf-8")):
                    found.setdefault(word, []).append((path, line))
        for path in sorted((SOURCES / package).rglob("templates/**/*.html")):
            for word, line in of_template(path.read_text(encoding="utf-8")):
                found.setdefault(word, []).append((path, line))
    return {word: places for word, places in found.items() if WIDE.search(word[1])}


def of_python(source: str) -> Iterator[tuple[Word, int]]:
    """Yield each word of a Python module and its line: first arguments of gettext under whatever name it has there."""
    tree = ast.parse(source)
    names = {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in FUNCTIONS
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        name = names.get(called.id) if isinstance(called, ast.Name) else None
        if isinstance(called, ast.Attribute) and called.attr in FUNCTIONS:
            name = called.attr
        if name is None or not node.args:
            continue
        given = [one.value for one in node.args[: FUNCTIONS[name]] if isinstance(one, ast.Constant)]
        spoken = [one for one in given if isinstance(one, str)]
        if name.lstrip("n").startswith("pgettext"):
            if len(spoken) >= 2:
                yield (spoken[0], spoken[1]), node.lineno
        elif spoken:
            yield (None, spoken[0]), node.lineno


_STRING = r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""

CALL = re.compile(rf"\b(?P<name>n?p?gettext|_)\s*\(\s*(?P<first>{_STRING})(?:\s*,\s*(?P<second>{_STRING}))?")


def of_template(source: str) -> Iterator[tuple[Word, int]]:
    """Yield each word of a template and its line."""
    from django.utils.translation.template import templatize

    without_comments = re.sub(
        r"\{% comment %\}.*?\{% endcomment %\}", lambda match: "\n" * match.group().count("\n"), source, flags=re.DOTALL
    )
    code = templatize(without_comments)
    for match in CALL.finditer(code):
        line = code.count("\n", 0, match.start()) + 1
        first = str(ast.literal_eval(match["first"]))
        if match["name"].lstrip("n").startswith("p") and match["second"]:
            yield (first, str(ast.literal_eval(match["second"]))), line
        else:
            yield (None, first), line


def untranslated_chinese(source: str) -> list[str]:
    """Return the lines of a template with Chinese that stands outside every translation tag and comment."""
    for pattern in (
        r"\{% comment.*?%\}.*?\{% endcomment %\}",
        r"\{#.*?#\}",
        r"\{% blocktrans(?:late)?\b.*?%\}.*?\{% endblocktrans(?:late)? %\}",
        r"\{% trans(?:late)?\b.*?%\}",
        r"""_\((?:'[^']*'|"[^"]*")\)""",
    ):
        source = re.sub(pattern, lambda match: "\n" * match.group().count("\n"), source, flags=re.DOTALL)
    return [line.strip() for line in source.splitlines() if HAN.search(line)]


def catalogues() -> dict[Path, Catalog]:
    """Return every ``django.po`` with what it holds."""
    found = {}
    for path in sorted(LOCALE.glob("*/en/LC_MESSAGES/django.po")):
        with path.open("rb") as stream:
            found[path] = read_po(stream, locale="en", abort_invalid=True)
    return found


def english() -> dict[Word, str]:
    """Return the English of every word that has one."""
    found: dict[Word, str] = {}
    for catalogue in catalogues().values():
        for message in catalogue:
            if not message.id or message.fuzzy:
                continue
            msgid = message.id if isinstance(message.id, str) else message.id[0]
            parts = said(message)
            if parts and all(part.strip() for part in parts):
                found[_context(message.context), msgid] = parts[0]
    return found


def said(message: Message) -> list[str]:
    """Return the English of an entry: one form, or singular and plural."""
    text = message.string
    return [text] if isinstance(text, str) else [str(part) for part in text or ()]


def _context(context: object) -> str | None:
    return str(context) if context else None


def compiled(catalogue: Catalog) -> bytes:
    """Return the bytes of the ``django.mo``: the same for the same words, so with no date of today in it."""
    plain = Catalog(locale="en", project="Taizhang", version="0", fuzzy=False, header_comment="")
    plain.creation_date = plain.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    for message in catalogue:
        if message.id and not message.fuzzy:
            plain.add(message.id, message.string, context=message.context)
    buffer = io.BytesIO()
    write_mo(buffer, plain)
    return buffer.getvalue()


def compile_all() -> None:
    """Write the ``django.mo`` beside every ``django.po`` whose compiled form changed."""
    for path, catalogue in catalogues().items():
        target = path.with_suffix(".mo")
        data = compiled(catalogue)
        if not target.exists() or target.read_bytes() != data:
            target.write_bytes(data)


def missing(folder: str = "") -> dict[Word, list[Place]]:
    """Return the words without English that stand in files below ``folder`` of the package."""
    known = english()
    base = SOURCES / folder
    return {
        word: places
        for word, places in words().items()
        if word not in known and any(path.is_relative_to(base) for path, _line in places)
    }


def main(arguments: list[str]) -> int:
    """Compile, and say what is missing; 1 where something is."""
    compile_all()
    listing = arguments[:1] == ["--missing"]
    lacking = missing(*arguments[1:2] if listing else ())
    if listing:
        for (context, msgid), places in lacking.items():
            where = " ".join(f"{path.relative_to(SOURCES)}:{line}" for path, line in places[:3])
            head = f"msgctxt {quoted(context)}\n" if context else ""
            sys.stdout.write(f'#: {where}\n{head}msgid {quoted(msgid)}\nmsgstr ""\n\n')
        return 0
    for word, places in lacking.items():
        path, line = places[0]
        sys.stdout.write(f"{path.relative_to(SOURCES)}:{line}: no English for {word[1]!r}\n")
    return 1 if lacking else 0


def quoted(text: str) -> str:
    """Return the text as a .po file writes it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
