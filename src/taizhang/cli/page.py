"""The frame of every page: one file, nothing from outside, and a policy that lets no script but its own run.

All text that comes from a document goes through ``esc``. The policy names the style sheet and the script by their
hashes, so that even a mistake there could not run anything.
"""

import base64
import hashlib
import html
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from taizhang import __version__
from taizhang.cli.voice import Voice

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def esc(text: object) -> str:
    """Return text for element content or a quoted attribute; control and direction characters become visible signs."""
    return html.escape(_CONTROL.sub("\ufffd", str(text)), quote=True)


@cache
def _asset(name: str) -> str:
    return files("taizhang.cli").joinpath("data", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def page(title: str, body: Iterable[str], voice: Voice) -> bytes:
    """Return a whole page in UTF-8; ``body`` is markup already."""
    style, script = _asset("page.css"), _asset("page.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    made = voice.pick("由台账", "Made with Taizhang")
    whole = (
        f'<!DOCTYPE html>\n<html lang="{voice.pick("zh-CN", "en")}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{esc(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{esc(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        + "\n".join(body)
        + f'\n<footer class="foot">{made} {__version__} {voice.pick("生成", "")}</footer>\n'
        + f"<script>{script}</script>\n</body>\n</html>\n"
    )
    return whole.encode("utf-8", "xmlcharrefreplace")


def facts(pairs: Iterable[tuple[str, object | None]]) -> str:
    """Return a line of named facts; those that are None or empty are left out."""
    shown = "".join(
        f"<div><dt>{esc(name)}</dt><dd>{esc(value)}</dd></div>" for name, value in pairs if value not in (None, "")
    )
    return f'<dl class="facts">{shown}</dl>'


def verdict(kind: str, sign: str, word: str) -> str:
    """Return a verdict as shape and word, coloured by its kind."""
    return f'<span class="verdict v-{esc(kind)}"><span aria-hidden="true">{esc(sign)}</span>{esc(word)}</span>'


def quoted(sentence: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a sentence with these spans of it marked; a span that reaches out of it, or into another, is left out."""
    made: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if at <= start < end <= len(sentence):
            made.append(f"{esc(sentence[at:start])}<mark>{esc(sentence[start:end])}</mark>")
            at = end
    return "".join(made) + esc(sentence[at:])


_WHOLE = 90
"""A sentence of at most so many characters is shown whole."""
_BEFORE, _AFTER = 48, 24
"""How much of a longer one is shown on either side of what is marked, cut where a clause begins or ends."""
_CLAUSE_MARKS = "，,；;：:。"


def quoted_briefly(sentence: str, start: int, end: int) -> str:
    """Return a sentence with a span of it marked; of a long one the clauses round the span, all of it on pointing."""
    if len(sentence) <= _WHOLE or not 0 <= start < end <= len(sentence):
        return quoted(sentence, [(start, end)])
    low, high = max(0, start - _BEFORE), min(len(sentence), end + _AFTER)
    begins = [at + 1 for at in range(low, start) if sentence[at] in _CLAUSE_MARKS]
    stops = [at for at in range(end, high) if sentence[at] in _CLAUSE_MARKS]
    begin = 0 if low == 0 else begins[0] if begins else low
    stop = len(sentence) if high == len(sentence) else stops[-1] if stops else high
    shown = quoted(sentence[begin:stop], [(start - begin, end - begin)])
    return f'<span title="{esc(sentence)}">{"…" if begin else ""}{shown}{"…" if stop < len(sentence) else ""}</span>'
