"""Taking documents in: what is kept, what is refused, and that a refusal leaves nothing."""

import io
import zipfile
from pathlib import Path

import pytest

from taizhang.audit.models import Event
from taizhang.audit.service import Invalid, NotAllowed
from taizhang.documents.actions.upload import clean_name
from taizhang.documents.models import Document
from taizhang.documents.secrecy import mark_of
from taizhang.documents.service import upload_document
from taizhang.search.service import matching_ids
from tests.documents.conftest import REPORT, World, taken_in


def stored(blobs: Path) -> list[Path]:
    return [path for path in blobs.rglob("*") if path.is_file()]


def refused(world: World, data: bytes, name: str = "report.txt") -> str:
    with pytest.raises(Invalid) as caught:
        upload_document(world.office, [data], filename=name)
    assert caught.value.message.endswith("。")
    return caught.value.code


def test_a_report_is_kept_under_its_hash_and_read(world: World, blobs: Path) -> None:
    told = taken_in(world.office)
    document = Document.objects.get(pk=told.document)
    assert (document.media, document.state, document.kind) == ("txt", "proposed", "work_report")
    assert (document.region, document.year) == ("云溪区", 2026)
    assert stored(blobs)[0].name == document.sha256
    assert document.figures.count() > 10 and document.commitments.count() > 2
    assert list(matching_ids("document", "民生")) == [document.pk]


def test_every_record_is_the_words_of_its_span(world: World) -> None:
    document = Document.objects.get(pk=taken_in(world.office).document)
    spans = [
        *document.figures.values_list("start", "end", "text"),
        *document.commitments.values_list("start", "end", "text"),
    ]
    for start, end, text in spans:
        assert document.text[start:end] == text


def test_the_bytes_decide_what_a_file_is(world: World) -> None:
    page = (
        "<!doctype html><html><body><h1>政府工作报告</h1><p>新增学位1800个。</p><script>alert(1)</script></body></html>"
    )
    told = taken_in(world.office, page, name="innocent.docx")
    document = Document.objects.get(pk=told.document)
    assert document.media == "html"
    assert "alert" not in document.text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "binary"),
        (b"MZ" + b"\0" * 64, "binary"),
        (b"no chinese here", "no_chinese"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old_format"),
        (b"PK\x03\x04broken", "damaged"),
        (b"\x1f\x8b\x08\x00", "unknown_format"),
        (b"%PDF-1.7\nnot a pdf", "damaged"),
    ],
)
def test_what_intake_refuses_is_refused_with_its_code(world: World, blobs: Path, data: bytes, code: str) -> None:
    assert refused(world, data) == code
    assert not Document.objects.exists() and not stored(blobs)


def packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in parts.items():
            book.writestr(name, data)
    return stream.getvalue()


def test_a_bomb_is_refused(world: World, blobs: Path) -> None:
    bomb = packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"0" * 30_000_000})
    assert len(bomb) < 100_000
    assert refused(world, bomb, "report.docx") == "zip_bomb"
    assert not stored(blobs)


def test_entities_are_refused(world: World) -> None:
    hostile = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><w:document>&a;</w:document>'
    assert refused(world, packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": hostile})) == "hostile"


def test_a_file_beyond_the_limit_is_refused_before_all_of_it_came(world: World, settings: object, blobs: Path) -> None:
    settings.TAIZHANG_MAX_UPLOAD = 1_000_000  # type: ignore[attr-defined]
    came = []

    def chunks() -> object:
        for number in range(100):
            came.append(number)
            yield b"0" * 100_000

    with pytest.raises(Invalid) as caught:
        upload_document(world.office, chunks(), filename="long.txt")  # type: ignore[arg-type]
    assert caught.value.code == "too_large" and "1 MB" in caught.value.message
    assert len(came) == 11 and not stored(blobs)


@pytest.mark.parametrize(
    "text",
    [
        "秘密★1年\n云溪区人民政府文件\n新增学位1800个。",
        "机　密 ★ 长期\n新增学位1800个。",
        "绝密\n关于新增学位1800个的报告",
        "密级：秘密\n新增学位1800个。",
        "关于学位的报告\n" + "新增学位1800个。\n" * 300 + "附件（机密★三年）",
    ],
)
def test_a_state_secret_is_refused_and_nothing_is_kept(world: World, blobs: Path, text: str) -> None:
    assert refused(world, text.encode()) == "secret"
    assert not Document.objects.exists() and not stored(blobs) and not Event.objects.exists()


def test_a_mark_in_the_name_counts(world: World) -> None:
    assert refused(world, REPORT.encode(), "【机密】工作报告.txt") == "secret"


@pytest.mark.parametrize(
    "text", ["加强商业秘密保护，新增学位1800个。", "保守国家秘密是公民的义务。", "机密级计算机6台。", "秘密警察的故事"]
)
def test_the_word_alone_is_no_mark(text: str) -> None:
    assert mark_of(f"政府工作报告\n{text}", "保密工作报告.txt").level == "none"


@pytest.mark.parametrize("head", ["内部资料　注意保存", "（内部）", "此件不公开", "内部文件"])
def test_internal_papers_are_kept_and_marked(world: World, head: str) -> None:
    told = taken_in(world.office, f"{head}\n云溪区工作总结\n新增学位1800个。")
    assert Document.objects.get(pk=told.document).secrecy == "internal"


def test_a_person_may_mark_what_bears_no_mark(world: World) -> None:
    told = taken_in(world.office, internal=True)
    assert Document.objects.get(pk=told.document).secrecy == "internal"


def test_the_same_bytes_again_point_to_what_is_there(world: World) -> None:
    first = taken_in(world.office)
    again = taken_in(world.office, name="other.txt")
    assert again.duplicate and again.document == first.document
    assert Document.objects.count() == 1


def test_the_same_key_gives_the_same_answer(world: World) -> None:
    data = REPORT.encode()
    first = upload_document(world.office, [data], filename="a.txt", key="k1")
    second = upload_document(world.office, [data], filename="a.txt", key="k1")
    assert first == second and not second.duplicate


def test_only_who_may_upload_uploads(world: World, blobs: Path) -> None:
    for access in (world.liaison, world.reader, world.administrator):
        with pytest.raises(NotAllowed):
            upload_document(access, [REPORT.encode()], filename="a.txt")
    assert not stored(blobs)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\王\\报告.docx", "报告.docx"),
        ("a\x00b\r\n.txt", "ab.txt"),
        ("\u202etxt.exe", "txt.exe"),
        ("..", "document"),
        ("", "document"),
        ("字" * 500 + ".docx", "字" * 150 + ".docx"),
    ],
)
def test_names_lead_nowhere(given: str, kept: str) -> None:
    assert clean_name(given) == kept


def test_characters_that_a_database_cannot_keep_leave_offsets_alone(world: World) -> None:
    told = taken_in(world.office, "云溪区工作总结\n新增学位\ufffe1800个，改造小区32个。")
    document = Document.objects.get(pk=told.document)
    assert [document.text[row.start : row.end] for row in document.figures.order_by("start")] == ["1800个", "32个"]
