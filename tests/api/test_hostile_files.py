"""Files that nobody means well, sent to every operation that takes one: refused with a reason, and nothing is kept."""

import io
import logging
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from taizhang.api.urls import api
from taizhang.audit.models import Event
from taizhang.documents.models import Document
from taizhang.ledger.models import Evidence
from tests.api.commands import COMMANDS
from tests.matrix.world import World
from tests.platform_world import program_of
from tests.standing_world import taken_back

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """All of this is refused, as it should be."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def _packed(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def _pdf_bomb() -> bytes:
    """A page whose content unpacks to two hundred megabytes."""
    packer = zlib.compressobj(9)
    content = b"".join(packer.compress(b"q " * 1_000_000) for _ in range(100)) + packer.flush()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(content), content),
    ]
    body, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + b"xref\n0 5\n0000000000 65535 f \n%strailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table, len(body),
    )  # fmt: skip


ENTITIES = b'<!DOCTYPE w [<!ENTITY a "%s">%s]><w:document>&i;</w:document>' % (
    "哈".encode() * 100,
    b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(8)),
)

TYPES, KINDS = "[Content_Types].xml", b"<Types/>"

FILES: Mapping[str, tuple[str, bytes]] = {
    "nothing": ("空.docx", b""),
    "a program": ("报告.docx", b"MZ\x90\x00" + bytes(range(256)) * 20),
    "a page of the web with a script": ("照片.png", b"<!doctype html><html><script>alert(1)</script></html>"),
    "a drawing with a script": ("图.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    "a cut off archive": ("报告.docx", _packed({"word/document.xml": b"x" * 999})[:-30]),
    "an archive of something else": ("表.xlsx", _packed({"readme.txt": b"x"})),
    "a bomb of a document": ("报告.docx", _packed({TYPES: KINDS, "word/document.xml": b" " * 40_000_000})),
    "a bomb of a workbook": ("表.xlsx", _packed({TYPES: KINDS, "xl/workbook.xml": b" " * 40_000_000})),
    "a bomb of entities": ("报告.docx", _packed({TYPES: KINDS, "word/document.xml": ENTITIES})),
    "names that lead elsewhere": ("报告.docx", _packed({"../../etc/cron.d/x": b"x", "word/document.xml": b"<a/>"})),
    "half a PDF": ("报告.pdf", b"%PDF-1.7\n1 0 obj<</Type/Catalog"),
    "noise": ("报告.txt", bytes(range(256)) * 40),
}  # fmt: skip
"""What is sent: a name and bytes."""

NAMES = (
    "../../../etc/passwd.txt",
    "..\\..\\windows\\system32\\a.txt",
    "a\r\nSet-Cookie: x=1.txt",
    "a\x00b.txt",
    "名" * 500 + ".txt",
    "<script>alert(1)</script>.txt",
    ".txt",
)


def operations() -> list[str]:
    """Every path that takes a file."""
    described = api.get_openapi_schema()["paths"]
    return [
        path.removeprefix("/api")
        for path, ways in described.items()
        if "multipart/form-data" in ways.get("post", {}).get("requestBody", {}).get("content", {})
    ]


@pytest.fixture(scope="module")
def senders(whole_world: World) -> Mapping[str, Client]:
    return {account: program_of(person.pk) for account, person in whole_world.people.items()}


def asked(path: str, world: World) -> tuple[str, str, dict[str, Any], str]:
    """Who sends it where, with what beside the file, and the name of the field of the file."""
    known = COMMANDS.get(path) or COMMANDS.get(path.removesuffix("/preview").replace("import-preview", "import"))
    assert known is not None, path
    command = known(world)
    fields = dict(command.form or {})
    (field,) = [name for name in fields if name in ("file", "files")]
    address = "/api" + path.format(**{name: str(value) for name, value in command.of.items()})
    return command.who, f"{address}?{command.query}", fields, field


def kept() -> set[Path]:
    return {path for path in Path(settings.TAIZHANG_BLOBS).rglob("*") if path.is_file()}


@pytest.mark.parametrize("what", FILES)
def test_every_operation_refuses_it_and_keeps_nothing(
    whole_world: World, senders: Mapping[str, Client], what: str
) -> None:
    name, data = FILES[what]
    for path in operations():
        cache.clear()
        with taken_back():
            who, address, fields, field = asked(path, whole_world)
            before = Event.objects.count(), kept()
            answer = senders[who].post(address, {**fields, field: SimpleUploadedFile(name, data)})
            assert answer.status_code in (400, 409, 413, 422), (path, answer.status_code, answer.content.decode()[:300])
            assert answer.headers["Content-Type"] == "application/problem+json"
            assert answer.json()["detail"], path
            assert (Event.objects.count(), kept()) == before, f"{path} kept something"


@pytest.mark.parametrize("path", ["/documents", "/progress/{id}/evidence"])
def test_a_page_that_unpacks_without_end_ends(whole_world: World, senders: Mapping[str, Client], path: str) -> None:
    with taken_back():
        who, address, fields, field = asked(path, whole_world)
        answer = senders[who].post(address, {**fields, field: SimpleUploadedFile("报告.pdf", _pdf_bomb())})
    # A scan without text is no document, but evidence; either way it was looked through and that ended.
    assert answer.status_code in (200, 422), answer.content.decode()[:300]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_leads_nowhere_and_into_no_header(whole_world: World, senders: Mapping[str, Client], name: str) -> None:
    with taken_back():
        text = f"云溪区工作总结\n新建学校{len(name) + 3}所。\n".encode()
        form = {"file": SimpleUploadedFile("x", text)}
        form["file"].name = name  # past Django's own cleaning of it
        made = senders["office"].post("/api/documents", form)
        if made.status_code != 200:
            assert made.headers["Content-Type"] == "application/problem+json"
            assert made.status_code in (400, 422), made.content
            return
        document = Document.objects.get(pk=made.json()["document"])
        assert not set(document.filename) & set("/\\\r\n\0"), document.filename
        download = senders["office"].get(f"/api/documents/{document.pk}/original")
        disposition = download.headers["Content-Disposition"]
        assert disposition.startswith("attachment") and "\n" not in disposition
        assert b"".join(download.streaming_content) == text  # type: ignore[attr-defined]
        task = whole_world.key("progress_draft.jia")
        added = senders["liaison_jia"].post(f"/api/progress/{task}/evidence", {"file": SimpleUploadedFile("x", text)})
        assert added.status_code == 200, added.content.decode()
        assert not set(Evidence.objects.get(pk=added.json()["evidence"]).filename) & set("/\\\r\n\0<>")
