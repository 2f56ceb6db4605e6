"""What a card says of a figure: how its value comes about and what else was read, in lines for people."""

from pathlib import PurePath
from shlex import quote

from taizhang.cli.documents import Document
from taizhang.cli.rows import sentence_at
from taizhang.cli.voice import Voice
from taizhang.cli.wording import MEASURES, QUALIFIERS, ROLES, doubt_words, exact, figure_amount, figure_value, mood_of
from taizhang.reading import indicators

Rules = dict[tuple[int, int], tuple[tuple[str, str], ...]]
"""What :func:`taizhang.reading.reasons` returns."""


def card_of(document: Document, index: int, voice: Voice, rules: Rules) -> list[str]:
    """Return the lines of a figure's card; the first says in short what the figure is."""
    reading = document.reading
    figure = reading.figures[index]
    english = voice.language == "en"
    mood = mood_of(figure, english=english)
    lines = [f"{figure.indicator or '—'} {figure_value(figure, english=english)}（{mood}）"]

    def say(zh: str, en: str, value: object) -> None:
        if value not in (None, ""):
            lines.append(f"{voice.pick(f'{zh}：', f'{en}: ')}{value}")

    if figure.value is not None:
        high = "" if figure.value_high is None else f" ～ {exact(figure.value_high, figure.unit)}"
        say("推算", "derived", f"{figure.text} → {exact(figure.value, figure.unit)}{high}")
        say("末位代表", "last digit is worth", exact(figure.resolution, figure.unit))
    else:
        say("推算", "derived", f"{figure.text} → {figure_amount(figure)}")
    if figure.qualifier != "=":
        say("限定", "qualifier", QUALIFIERS[figure.qualifier][english])
    say("类型", "measure", MEASURES[figure.measure][english])
    if figure.role != "value":
        say("作用", "role", ROLES[figure.role][english])
    say("年度", "year", figure.period)
    say("范围", "scope", figure.scope)
    if figure.indicator_id is not None:
        say("对应指标", "indicator", f"{indicators.get(figure.indicator_id).name}（{figure.indicator_id}）")
    if figure.part_of is not None:
        whole = reading.figures[figure.part_of]
        say("隶属", "part of", f"#{figure.part_of} {whole.indicator} {figure_value(whole, english=english)}")
    say("页", "page", document.page_of(figure.start))
    say("位置", "at", f"{figure.start}—{figure.end}")
    say("把握", "confidence", f"{figure.confidence:.2f}")
    say("存疑", "doubts", doubt_words(figure.doubts, english=english))
    decided = rules.get((figure.start, figure.end), ())
    say("依据", "by the rules", voice.pick("；", "; ").join(voice.pick(zh, en) for zh, en in decided))
    if reading.source not in ("", "-"):
        say("逐条推导", "rule by rule", f"taizhang explain {quote(PurePath(reading.source).name)} --at {figure.start}")
    say("原句", "sentence", sentence_at(reading.text, figure.start, figure.end))
    return lines
