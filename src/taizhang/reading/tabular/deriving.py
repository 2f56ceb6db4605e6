"""How a figure of a table was read, as lines of Chinese text."""

from taizhang.reading.records import Figure
from taizhang.reading.tables import table
from taizhang.reading.tabular.figures import Stated
from taizhang.values import plain


def derivation(stated: Stated, index: int, figure: Figure, figures: tuple[Figure, ...]) -> list[str]:
    """Return the derivation of one figure of a table: its row, its column, and what gave unit, measure, mood and year.

    ``figure`` is the one at ``index`` of ``figures``, all figures of the text.
    """
    words = table("tabular")["derivation"]
    caption = stated.table.caption.replace("\n", "⏎")
    value = "" if figure.value is None else plain(figure.value)
    high = "" if figure.value_high is None else f"至{plain(figure.value_high)}"
    lines = [f"数据 {index}  “{figure.text}”  第{figure.start}–{figure.end}字"]
    lines.append(f"├ 所在表格  “{caption or '(无标题)'}”" + ("  每行一格" if stated.table.stacked else ""))
    lines.append(
        f"├ 行  第{stated.line + 1}行 “{stated.row or '(无名称)'}”"
        + (f"  分节:{stated.section}" if stated.section else "")
    )
    lines.append(f"├ 列  第{stated.column + 1}列 “{stated.head or '(无表头)'}”")
    lines.append(f"├ 数值  {value}{high} {figure.unit or '(无单位)'}")
    lines.append(f"│   单位来自{words['unit_' + stated.unit_from]}")
    lines.append(
        f"├ 指标  {figure.indicator or '(无)'}" + (f"  词典:{figure.indicator_id}" if figure.indicator_id else "")
    )
    lines.append(f"├ 度量  {figure.measure}  {words['measure_' + stated.measure_from]}")
    lines.append(f"├ 限定  {figure.qualifier}")
    lines.append(f"├ 语气  {figure.mood}  {words['mood_' + stated.mood_from]}")
    if figure.strength is not None:
        lines.append(f"├ 强度  {figure.strength}")
    year = figure.period if figure.period is not None else "(不是一年,或不明)"
    lines.append(f"├ 时期  {year}  {words['period_' + stated.period_from]}")
    lines.append(f"├ 范围  {figure.scope or '(发文地区全域)'}")
    if figure.part_of is not None:
        whole = figures[figure.part_of]
        lines.append(f"├ 属于  数据 {figure.part_of}  “{whole.text}”  {whole.indicator}")
    lines.append(f"└ 把握  {figure.confidence}")
    lines.extend(f"    存疑:{doubt}" for doubt in figure.doubts)
    return lines
