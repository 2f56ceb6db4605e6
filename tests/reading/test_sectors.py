"""The value added of the three sectors as parts of the product, however far they stand from it."""

from taizhang.reading import read
from taizhang.reading.figures import BLOCK


def test_sectors_told_in_several_blocks_of_a_long_text_are_parts_of_the_product() -> None:
    between = "".join(f"第{n}小学新增学生{n + 200}人。\n" for n in range(1, BLOCK))
    text = f"地区生产总值100亿元。第一产业增加值20亿元。\n{between}第二产业增加值30亿元。第三产业增加值50亿元。"
    figures = read(text, issuer="云溪区", year=2022).figures
    product = next(i for i, figure in enumerate(figures) if figure.indicator == "地区生产总值")
    parts = [figure.indicator for figure in figures if figure.part_of == product]
    assert len(figures) > BLOCK
    assert parts == ["第一产业增加值", "第二产业增加值", "第三产业增加值"]
