"""Web pages in the style of the site systems that Chinese governments use, each beside the text wanted."""

from base64 import b64encode
from pathlib import Path
from quopri import encodestring

import pytest

from taizhang.intake import IntakeError, extract
from taizhang.intake.web.furniture import is_page_line, page_table

PAGES = Path(__file__).parent / "files" / "pages"


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.html")), ids=lambda path: path.stem)
def test_the_article_and_nothing_else_is_read(page: Path) -> None:
    result = extract(page)
    assert result.text == page.with_suffix(".txt").read_text(encoding="utf-8")
    assert result.media == "html"


def test_every_page_has_its_text_beside_it() -> None:
    names = {page.stem for page in PAGES.glob("*.html")}
    assert names == {text.stem for text in PAGES.glob("*.txt")}
    assert len(names) >= 8


def test_title_and_date_come_from_the_metadata() -> None:
    result = extract(PAGES / "trs_editor.html")
    assert (result.title, result.date) == ("云溪区2024年政府工作报告", "2025-01-08")
    assert extract(PAGES / "comments.html").date == "2025-03-02"


def test_the_date_may_stand_in_a_line_that_is_left_out() -> None:
    assert extract(PAGES / "info_inside.html").date == "2026-01-20"


def test_the_name_of_the_site_is_no_part_of_the_title() -> None:
    assert extract(PAGES / "long_table.html").title == "云溪区2025年重点工作任务分解表"
    assert extract(PAGES / "zoom_gb2312.html").title == "政府工作报告"


def test_the_encoding_is_the_one_that_decodes_not_the_one_declared() -> None:
    page = '<html><head><meta charset="gb2312"></head><body><p>云溪区完成投资12亿元，增长8%。</p></body></html>'
    assert extract(page.encode("utf-8")).encoding == "utf-8"
    assert extract(page.encode("utf-8")).text == "云溪区完成投资12亿元，增长8%。\n"
    undeclared = page.replace('<meta charset="gb2312">', "")
    assert extract(undeclared.encode("gb18030")).text == "云溪区完成投资12亿元，增长8%。\n"
    wrong = page.replace("gb2312", "utf-8")
    assert extract(wrong.encode("gb18030")).text == "云溪区完成投资12亿元，增长8%。\n"


@pytest.mark.parametrize(
    "page",
    [
        '<html><head><meta http-equiv="refresh" content="0;url=/index.html"></head><body></body></html>',
        '<html><body><div id="app"></div><script>document.write("云溪区完成投资12亿元")</script></body></html>',
        '<html><head><title>云溪区政府</title></head><frameset cols="20%,80%"><frame src="a.html"></frameset></html>',
        "<html><body><iframe src='http://127.0.0.1:9/报告.html'></iframe></body></html>",
    ],
    ids=["refresh", "script", "frames", "iframe"],
)
def test_a_page_that_shows_nothing_by_itself_is_refused(page: str) -> None:
    with pytest.raises(IntakeError) as refusal:
        extract(page.encode())
    assert refusal.value.code == "no_text"


def test_a_page_of_attachments_alone_says_so() -> None:
    page = '<html><body><div class="TRS_Editor"><p>附件：<a href="a.pdf">云溪区统计公报.pdf</a></p></div></body></html>'
    assert extract(page.encode()).notes == ("网页里只有附件，没有正文，请下载附件再读取。",)


def test_a_title_without_chinese_is_none() -> None:
    page = "<html><head><title>Document1</title></head><body><p>云溪区完成投资12亿元，增长8%。</p></body></html>"
    assert extract(page.encode()).text == "云溪区完成投资12亿元，增长8%。\n"


def test_no_entity_and_no_file_is_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密内容", encoding="utf-8")
    page = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]>'
        "<html><body><p>云溪区完成投资12亿元，增长8%。&x;</p></body></html>"
    )
    assert "机密" not in extract(page.encode()).text


def test_nesting_without_end_is_refused_or_read_in_linear_time() -> None:
    page = "<html><body>" + "<div>" * 5000 + "云溪区完成投资12亿元" + "</div>" * 5000 + "</body></html>"
    try:
        text = extract(page.encode()).text
    except IntakeError as refusal:
        text = refusal.code
    assert text in {"hostile", "云溪区完成投资12亿元\n", "no_text", "damaged"}


def test_lines_of_the_page_are_told_from_lines_of_the_report() -> None:
    for kind in page_table().lines:
        for line in kind.good:
            assert is_page_line(line), line
        for line in kind.bad:
            assert not is_page_line(line), line


def test_a_table_that_is_most_of_a_page_keeps_the_lines_that_name_it() -> None:
    rows = "".join(f"<tr><td>{number}</td><td>云溪区第{number}批项目</td></tr>" for number in range(1, 9))
    page = f"<html><body><p>项目计划表</p><p>单位：万元</p><div><table>{rows}</table></div></body></html>"
    assert extract(page.encode(), name="a.html").text.startswith("项目计划表\n单位：万元\n1\t云溪区第1批项目")


def test_what_is_named_as_the_end_of_an_article_ends_only_an_article() -> None:
    listed = "<li>全区投资12亿元项目开工</li><li>区委召开会议</li>"
    told = "<p>全年完成投资12亿元。</p>"
    aside = f"<body><div>相关新闻</div><ul>{listed}</ul>{told}</body>"
    assert "全年完成投资12亿元。" in extract(aside.encode()).text
    short = f"<body>{told}<p>相关解读</p>" + "<p>今年以来，全区上下齐心协力，各项工作取得了新的成效。</p>" * 3 + "</body>"
    assert extract(short.encode()).text.count("新的成效") == 3


ARCHIVE = b"""From: <Saved by Blink>
Snapshot-Content-Location: http://www.yunxi.example/a.html
Subject: =?utf-8?Q?=E4=BA=91=E6=BA=AA?=
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----x----"


------x----
Content-Type: text/html; charset="gb2312"
Content-Transfer-Encoding: quoted-printable
Content-Location: http://www.yunxi.example/a.html

%s
------x----
Content-Type: text/html
Content-Transfer-Encoding: base64

%s
------x----
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
------x------
"""


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_a_page_saved_as_one_file_is_read_as_the_page(line_end: bytes) -> None:
    page = "<html><body><p>云溪区完成投资12亿元，增长8%。</p></body></html>".encode("gb2312")
    frame = b64encode("<html><body><p>网友评论：再建5所学校！</p></body></html>".encode())
    data = (ARCHIVE % (encodestring(page), frame)).replace(b"\n", line_end)
    for name in ("网页.mhtml", "报告.doc", "-"):
        found = extract(data, name=name)
        assert (found.text, found.media) == ("云溪区完成投资12亿元，增长8%。\n", "html")
    framed = ARCHIVE % (b"<html><frameset><frame src=3D'b.html'></frameset></html>", b64encode(page))
    assert extract(framed).text == "云溪区完成投资12亿元，增长8%。\n"


def test_an_archive_of_parts_within_parts_is_refused() -> None:
    nested = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (at, at) for at in range(2000))
    with pytest.raises(IntakeError) as refusal:
        extract(b"MIME-Version: 1.0\n" + nested)
    assert refusal.value.code == "hostile"
