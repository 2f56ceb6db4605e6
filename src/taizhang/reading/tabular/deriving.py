"""How a figure of a table was read, as lines of text."""

from taizhang.reading.records import Figure
from taizhang.reading.tabular.figures import Stated
from taizhang.reading.telling import Telling, one_line


def derivation(stated: Stated, index: int, figure: Figure, figures: tuple[Figure, ...], say: Telling) -> list[str]:
    """Return the derivation of one figure of a table: its row, its column, and what gave unit, measure, mood and year.

    ``figure`` is the one at ``index`` of ``figures``, all figures of the text.
    """
    pick = say.pick
    caption, section = one_line(stated.table.caption), stated.section
    known = pick("  词典：", "  dictionary: ") + figure.indicator_id if figure.indicator_id else ""
    row, head = stated.row or say.none("无名称", "no name"), stated.head or say.none("无表头", "no head")
    lines = [
        say.headed(index, figure.text, figure.start, figure.end),
        f"├ {pick('所在表格', 'table')}  “{caption or say.none('无标题', 'no caption')}”"
        + (pick("  每行一格", "  one cell to a line") if stated.table.stacked else ""),
        f"├ {pick('行', 'row')}  {pick(f'第{stated.line + 1}行', str(stated.line + 1))} “{row}”"
        + (pick("  分节：", "  section: ") + section if section else ""),
        f"├ {pick('列', 'column')}  {pick(f'第{stated.column + 1}列', str(stated.column + 1))} “{head}”",
        f"├ {pick('数值', 'value')}  {say.amount(figure.value, figure.value_high, None, figure.unit)}",
        f"│   {pick('单位：', 'unit: ')}{say.word('table', f'unit_{stated.unit_from}')}",
        f"├ {pick('指标', 'indicator')}  {figure.indicator or say.none('无', 'none')}{known}",
        f"├ {pick('类型', 'measure')}  {say.word('measures', figure.measure)}",
        f"│   {pick('依据：', 'from: ')}{say.word('table', f'measure_{stated.measure_from}')}",
        f"├ {pick('限定', 'qualifier')}  {say.word('qualifiers', figure.qualifier)}",
        f"├ {pick('性质', 'mood')}  {say.word('moods', figure.mood)}",
        f"│   {pick('依据：', 'from: ')}{say.word('table', f'mood_{stated.mood_from}')}",
    ]
    lines += [
        *say.strength(figure),
        say.year(figure),
        f"│   {pick('依据：', 'from: ')}{say.word('table', f'period_{stated.period_from}')}",
        say.scope(figure),
    ]
    if figure.part_of is not None:
        whole = figures[figure.part_of]
        lines.append(
            f"├ {pick('隶属  数据', 'part of  figure')} {figure.part_of}  “{one_line(whole.text)}”  {whole.indicator}"
        )
    return [*lines, f"└ {pick('把握', 'confidence')}  {figure.confidence}", *say.doubts(figure.doubts)]
