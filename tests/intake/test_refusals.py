"""What cannot be read is refused with its own code and one sentence that says what to do."""

import errno
import hashlib
import io
import os
import re
import tomllib
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

import taizhang.intake
from taizhang.intake import IntakeError, extract
from taizhang.intake.errors import refusals
from taizhang.intake.plaintext import HAN
from tests.intake.pdffile import encrypted_pdf, pdf_of, scanned_pdf
from tests.intake.wordfile import RELATIONS, TYPES, package, paragraph, word_file

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + b"\x00" * 504


def ole(*streams: str) -> bytes:
    return OLE + b"".join(stream.encode("utf-16-le").ljust(128, b"\x00") for stream in streams)


def noise(size: int) -> bytes:
    return hashlib.shake_256(b"noise").digest(size)


def book_bytes(text: str = "云溪区任务") -> bytes:
    book = Workbook()
    assert book.active is not None
    book.active["A1"] = text
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def refused(data: bytes | Path | str, **options: int | str) -> IntakeError:
    with pytest.raises(IntakeError) as refusal:
        extract(data, **options)  # type: ignore[arg-type]
    return refusal.value


@pytest.mark.parametrize("code", sorted(refusals()))
def test_every_refusal_is_one_whole_sentence_in_both_languages(code: str) -> None:
    error = IntakeError(code, limit=1, kind="docx", what="entities", reason="EIO")
    assert error.message.endswith("。")
    assert error.message.count("。") == 1
    assert error.message_en.endswith(".")
    assert "{" not in error.message + error.message_en
    assert str(error) == error.message


CASES = {
    "empty": (b"", "empty"),
    "whitespace": (" \r\n\u3000\u00a0\t\n".encode(), "empty"),
    "mark alone": (b"\xef\xbb\xbf", "empty"),
    "no chinese": (b"Annual report: GDP grew by 6.5% in 2024.\n", "no_chinese"),
    "png": (b"\x89PNG\r\n\x1a\n" + noise(500), "binary"),
    "jpeg": (b"\xff\xd8\xff\xe0" + noise(500), "binary"),
    "program": (b"MZ\x90\x00" + noise(500), "binary"),
    "elf": (b"\x7fELF" + noise(500), "binary"),
    "gzip": (b"\x1f\x8b\x08\x00" + noise(100), "unknown_format"),
    "doc": (ole("Root Entry", "WordDocument"), "old_format"),
    "xls": (ole("Root Entry", "Workbook"), "old_format"),
    "ppt": (ole("Root Entry", "PowerPoint Document"), "old_format"),
    "unknown ole": (ole("Root Entry"), "old_format"),
    "encrypted office": (ole("Root Entry", "EncryptionInfo", "EncryptedPackage"), "encrypted"),
    "rtf": (b"{\\rtf1\\ansi\\ansicpg936 \\'d4\\'c6}", "old_format"),
    "ofd": (package({"OFD.xml": "<OFD/>", "Doc_0/Document.xml": "<x/>"}), "old_format"),
    "word 2003 xml": (
        b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>',
        "old_format",
    ),
    "mht": (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n", "no_text"),
    "zip": (package({"a.txt": "云溪区"}), "unknown_format"),
    "pptx": (package({"[Content_Types].xml": TYPES, "ppt/presentation.xml": "<p/>"}), "unknown_format"),
    "odt": (package({"mimetype": "application/x", "content.xml": "<x/>"}), "unknown_format"),
    "encrypted pdf": (encrypted_pdf(), "encrypted"),
    "scanned pdf": (scanned_pdf(), "scanned_pdf"),
    "cut docx": (word_file(paragraph("云溪区" * 50))[:-40], "damaged"),
    "cut xlsx": (book_bytes()[:-40], "damaged"),
    "cut pdf": (pdf_of(["云溪区完成投资12亿元。"])[:-200], "damaged"),
    "pdf in name alone": (b"%PDF-1.7\n" + noise(300) + b"\nstartxref\n0\n%%EOF", "damaged"),
    "docx without text": (package({"[Content_Types].xml": TYPES, "word/styles.xml": "<x/>"}), "damaged"),
    "docx with broken xml": (
        package({"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": "<w:document><w:body>"}),
        "damaged",
    ),
    "empty docx": (word_file(paragraph("")), "no_words"),
    "empty xlsx": (book_bytes(""), "no_words"),
}


@pytest.mark.parametrize("case", sorted(CASES))
def test_each_kind_of_bad_file(case: str) -> None:
    data, code = CASES[case]
    assert refused(data).code == code


@pytest.mark.parametrize("case", sorted(CASES))
def test_each_language_says_it_in_its_own_words(case: str) -> None:
    error = refused(CASES[case][0])
    assert HAN.search(error.message)
    assert not HAN.search(error.message_en)


def test_every_word_of_a_sentence_is_used_and_no_fact_is_chinese() -> None:
    """What a sentence is filled in with is a number, a name, or a key of the table of words."""
    written = [path.read_text(encoding="utf-8") for path in Path(taizhang.intake.__path__[0]).rglob("*.py")]
    facts = {fact for source in written for fact in re.findall(r'"([^"\n]*)"', source)} | set(errno.errorcode.values())
    data = Path(taizhang.intake.__path__[0]) / "data/refusals.toml"
    words = tomllib.loads(data.read_text(encoding="utf-8"))["word"]
    assert set(words) <= facts
    calls = [call for source in written for call in re.findall(r"IntakeError\(([^()]*)", source)]
    assert len(calls) > 30
    assert not [call for call in calls if HAN.search(call)]


@pytest.mark.parametrize("suffix", [".wps", ".et", ".doc"])
def test_an_old_format_is_called_by_its_name(suffix: str) -> None:
    error = refused(ole("Root Entry", "WordDocument"), name="报告" + suffix)
    assert suffix in error.message
    assert "docx" in error.message


def test_content_decides_not_the_name(tmp_path: Path) -> None:
    path = tmp_path / "报告.pdf"
    path.write_bytes("云溪区完成投资12亿元。".encode("gb18030"))
    assert extract(path).media == "txt"
    path = tmp_path / "报告.txt"
    path.write_bytes(word_file(paragraph("云溪区")))
    assert extract(path).media == "docx"
    path = tmp_path / "报表.xls"
    path.write_bytes("<html><body><table><tr><td>云溪区</td><td>12</td></tr></table></body></html>".encode())
    assert extract(path).text == "云溪区\t12\n"


def test_random_bytes_are_no_text() -> None:
    assert refused(noise(5000)).code in {"binary", "undecodable"}


@pytest.mark.parametrize("cut", [10, 100, 300, 500])
def test_a_file_cut_anywhere_is_refused(cut: int) -> None:
    for whole in (
        word_file(paragraph("云溪区完成投资12亿元。" * 20)),
        book_bytes(),
        pdf_of(["云溪区完成投资12亿元。" * 20]),
    ):
        assert refused(whole[:-cut]).code == "damaged"


def test_every_single_wrong_byte_is_read_or_refused() -> None:
    for whole in (word_file(paragraph("云溪区完成投资12亿元。")), book_bytes()):
        for place in range(0, len(whole), max(1, len(whole) // 150)):
            data = whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :]
            try:
                extract(data)
            except IntakeError as refusal:
                assert refusal.code in refusals()


def test_zip_bombs_are_refused_while_unpacking() -> None:
    bomb = paragraph("云溪区") + "<!--" + " " * 30_000_000 + "-->"
    assert refused(word_file(bomb)).code == "zip_bomb"
    assert refused(package({"[Content_Types].xml": TYPES, "xl/workbook.xml": b" " * 30_000_000})).code == "zip_bomb"
    hidden = word_file(paragraph("云溪区"))
    stream = io.BytesIO(hidden)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/bomb.bin", b"\x00" * 60_000_000)
    assert refused(stream.getvalue()).code == "zip_bomb"


def test_the_limit_counts_before_and_after_unpacking() -> None:
    text = "云溪区完成投资12亿元。".encode()
    assert extract(text, max_bytes=len(text)).text
    assert refused(text, max_bytes=len(text) - 1).code == "too_large"
    # Varied text packs badly, so that this is large, but no bomb.
    body = "".join(paragraph(f"第{n}项投资{n * 7919 % 1000}亿元") for n in range(3000))
    data = word_file(body)
    assert extract(data).text
    assert refused(data, max_bytes=len(data) + 1000).code == "too_large"
    assert "1000" in refused(b"x" * 2000, max_bytes=1000).message


def test_an_entity_bomb_is_refused() -> None:
    lol = '<!DOCTYPE w [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    document = lol + "]><w:document/>"
    for encoded in (document.encode(), document.encode("utf-16")):
        parts: dict[str, str | bytes] = {
            "[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": encoded
        }  # fmt: skip
        assert refused(package(parts)).code == "hostile"
    source = zipfile.ZipFile(io.BytesIO(book_bytes()))
    parts = {name: source.read(name) for name in source.namelist()}
    parts["xl/worksheets/sheet1.xml"] = document.encode()
    assert refused(package(parts)).code == "hostile"


def test_nesting_without_end_is_refused() -> None:
    deep = "<w:sdt><w:sdtContent>" * 120 + paragraph("云溪区") + "</w:sdtContent></w:sdt>" * 120
    assert refused(word_file(deep)).code in {"hostile", "damaged"}


def test_a_sheet_that_claims_far_away_cells_is_bounded() -> None:
    row = '<row r="{0}"><c r="XFD{0}"><v>1</v></c></row>'
    rows = "".join(row.format(n) for n in range(1, 401))
    source = zipfile.ZipFile(io.BytesIO(book_bytes()))
    parts: dict[str, str | bytes] = {name: source.read(name) for name in source.namelist()}
    parts["xl/worksheets/sheet1.xml"] = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{rows}</sheetData></worksheet>"
    )
    assert refused(package(parts)).code == "hostile"


def test_paths_that_are_no_files(tmp_path: Path) -> None:
    assert refused(tmp_path / "没有.txt").code == "not_found"
    assert refused(str(tmp_path / "没有" / "报告.txt")).code == "not_found"
    assert refused("报告\x00.txt").code == "not_found"
    assert refused(tmp_path).code == "not_a_file"
    fifo = tmp_path / "pipe"
    os.mkfifo(fifo)
    assert refused(fifo).code == "not_a_file"


def test_no_permission_and_failing_disks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "报告.txt"
    path.write_text("云溪区", encoding="utf-8")

    def fail(error: OSError) -> None:
        def opened(*_: object, **__: object) -> None:
            raise error

        monkeypatch.setattr(Path, "open", opened)

    fail(PermissionError(errno.EACCES, "denied"))
    assert refused(path).code == "no_permission"
    fail(OSError(errno.EIO, "Input/output error"))
    error = refused(path)
    assert error.code == "unreadable"
    assert "磁盘读写出错" in error.message
    assert "input/output error" in error.message_en


def test_source_hash_and_name(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_bytes("云溪区\r\n".encode())
    result = extract(path)
    assert result.source == str(path)
    assert len(result.sha256) == 64
    assert result.sha256 == extract("云溪区\r\n".encode()).sha256
    assert extract("云溪区".encode()).source == "-"
    assert extract("云溪区".encode(), name="stdin.txt").source == "stdin.txt"
