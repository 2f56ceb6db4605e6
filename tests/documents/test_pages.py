"""The pages of documents: every role, empty and long, without script and with it, the same number of queries."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from taizhang.documents.models import Commitment, Document, Figure
from taizhang.documents.service import confirm_record, reject_record
from taizhang.web.documents.wording import reader_words
from tests.documents.conftest import REPORT, World, taken_in
from tests.platform_world import client_of

SCRIPTED = {"Accept": "application/json"}


@pytest.fixture
def office(world: World) -> Client:
    return client_of(world.office.person)


def body(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined,no-any-return]


def main(response: object) -> str:
    page = body(response)
    return page[page.index("<main") : page.index("</main>")]


def test_an_empty_list_says_what_to_do(office: Client) -> None:
    page = body(office.get("/documents"))
    assert "还没有文件" in page and "/documents/upload" in page


def test_the_public_is_sent_to_sign_in(world: World) -> None:
    pk = taken_in(world.office).document
    for address in ("/documents", f"/documents/{pk}", f"/documents/{pk}/original", "/documents/upload"):
        answer = Client().get(address)
        assert answer.status_code == 302 and "/sign-in" in answer["Location"]


def test_who_may_not_see_a_document_learns_nothing_of_it(world: World) -> None:
    hidden = taken_in(world.office, internal=True).document
    figure = Figure.objects.filter(document=hidden)[0].pk
    for access in (world.liaison, world.reader, world.administrator):
        client = client_of(access.person)
        for address in (
            "/documents/{}", "/documents/{}/original", "/documents/{}/history", "/documents/{}/state",
            "/documents/{}/explain?offset=3", "/documents/{}/describe", "/documents/{}/add",
        ):  # fmt: skip
            there, missing = client.get(address.format(hidden)), client.get(address.format(999_999))
            assert there.status_code == missing.status_code == 404, address
            assert main(there) == main(missing)
        assert client.get(f"/records/f{figure}").status_code == 404
        assert "工作报告" not in body(client.get("/documents"))
        assert "工作报告" not in client.get("/documents?format=csv").content.decode("utf-8-sig")


def test_an_organ_sees_its_own_internal_papers(world: World) -> None:
    mine = taken_in(world.office, internal=True, organ=world.education.pk).document
    assert client_of(world.liaison.person).get(f"/documents/{mine}").status_code == 200
    assert client_of(world.reader.person).get(f"/documents/{mine}").status_code == 404


def test_a_reader_finds_no_act_on_the_page(world: World) -> None:
    pk = taken_in(world.office).document
    page = body(client_of(world.liaison.person).get(f"/documents/{pk}"))
    assert "确认全文" not in page and "386.5" in page
    figure = Figure.objects.filter(document=pk)[0].pk
    answer = client_of(world.liaison.person).post(f"/records/f{figure}/confirm")
    assert answer.status_code == 403


def test_the_marked_text_is_the_text(office: Client, world: World) -> None:
    hostile = REPORT + "\n<script>alert('一')</script> & \"引号\" 新增学位<b>1800</b>个\n"
    pk = taken_in(world.office, hostile, name="a.txt").document
    document = Document.objects.get(pk=pk)
    page = body(office.get(f"/documents/{pk}"))
    assert "<script>alert" not in page and "<b>1800" not in page
    source = page[page.index('<div class="text"') : page.index('<div class="picked"')]
    lines = re.findall(r'<p data-s="(\d+)"[^>]*>(.*?)</p>', source, re.S)
    from html import unescape

    for start, markup in lines:
        words = unescape(re.sub(r"<[^>]*>", "", markup))
        assert document.text[int(start) : int(start) + len(words)] == words
    assert len(lines) == sum(bool(line.strip()) for line in document.text.split("\n"))
    for figure in document.figures.all():
        assert f'id="tf{figure.pk}"' in source


def test_tables_of_the_text_are_drawn(office: Client, world: World) -> None:
    table = (
        "\n附件1 重点指标\n序号\t指标\t单位\t目标\n1\t粮食产量\t万吨\t13.2\n2\t新建公厕\t座\t15\n3\t改造危桥\t座\t9\n"
    )
    pk = taken_in(world.office, REPORT + table, name="b.txt").document
    document = Document.objects.get(pk=pk)
    page = body(office.get(f"/documents/{pk}"))
    source = page[page.index('<div class="text"') : page.index('<div class="picked"')]
    assert source.count('<table class="laid">') == 1 and ">单位</span></th>" in source
    cells = re.findall(r'<t[dh][^>]*><span data-s="(\d+)">(.*?)</span></t[dh]>', source, re.S)
    assert len(cells) == 16
    for start, markup in cells:
        words = re.sub(r"<[^>]*>", "", markup)
        assert document.text[int(start) : int(start) + len(words)] == words
    assert "粮食产量\t" not in source
    for figure in document.figures.all():
        assert source.count(f'id="tf{figure.pk}"') == 1
    for promise in document.commitments.all():
        assert source.count(f'id="tc{promise.pk}"') == 1


def test_a_record_opens_without_script(office: Client, world: World) -> None:
    pk = taken_in(world.office).document
    commitment = Commitment.objects.filter(document=pk)[0]
    page = body(office.get(f"/documents/{pk}?at=c{commitment.pk}"))
    for verb in ("confirm", "correct", "reject", "split", "merge"):
        assert f"/records/c{commitment.pk}/{verb}" in page


def test_plain_forms_decide_and_come_back(office: Client, world: World) -> None:
    pk = taken_in(world.office).document
    figure = Figure.objects.get(document=pk, text="386.5亿元")
    back = f"/documents/{pk}?at=f{figure.pk}"
    answer = office.post(f"/records/f{figure.pk}/confirm", {"key": "k", "back": back})
    assert (answer.status_code, answer["Location"]) == (302, back)
    figure.refresh_from_db()
    assert figure.decision == "confirmed"
    answer = office.post(f"/documents/{pk}/undo", {"key": "u", "back": back})
    figure.refresh_from_db()
    assert figure.decision == "proposed"
    fields = {f"f{figure.pk}-{name}": value for name, value in {
        "indicator": "生产总值", "value": "386.6亿", "unit": "元", "measure": "level", "qualifier": "=",
        "mood": "result", "strength": "", "role": "value", "period": "2025", "scope": "", "indicator_code": "gdp",
        "value_high": "", "values": "",
    }.items()}  # fmt: skip
    office.post(f"/records/f{figure.pk}/correct", {**fields, "key": "c", "back": back})
    figure.refresh_from_db()
    assert (figure.decision, str(figure.value), figure.indicator) == ("corrected", "38660000000", "生产总值")
    office.post(f"/records/f{figure.pk}/reject", {"reason": "不是数据", "key": "r", "back": back})
    figure.refresh_from_db()
    assert (figure.decision, figure.reason) == ("rejected", "不是数据")


def test_the_script_gets_the_row_back_and_a_refusal_as_a_sentence(office: Client, world: World) -> None:
    pk = taken_in(world.office).document
    figure = Figure.objects.filter(document=pk).order_by("start")[0]
    told = office.post(f"/records/f{figure.pk}/confirm", {"key": "k"}, headers=SCRIPTED).json()
    assert told["rows"][f"f{figure.pk}"]["decision"] == "confirmed" and told["anew"] is False
    assert (
        told["counts"]["waiting"]
        == Figure.objects.filter(document=pk, decision="proposed").count()
        + Commitment.objects.filter(document=pk).count()
    )
    answer = office.post(f"/records/f{figure.pk}/reject", {"key": "r", "reason": ""}, headers=SCRIPTED)
    assert answer.status_code == 422 and answer.json()["error"].endswith("。")


def test_adding_by_words_and_by_place(office: Client, world: World) -> None:
    pk = taken_in(world.office).document
    document = Document.objects.get(pk=pk)
    common = {"measure": "level", "qualifier": "=", "mood": "context", "role": "value", "kind": "figure"}
    answer = office.post(f"/documents/{pk}/add", {**common, "words": "第五届", "value": "5", "key": "a"})
    assert answer.status_code == 302
    assert Figure.objects.get(document=pk, decision="added").text == "第五届"
    for words in ("没有的话", "公共预算收入"):
        answer = office.post(f"/documents/{pk}/add", {**common, "words": words, "value": "5"})
        assert answer.status_code == 422 and "正文里" in body(answer)
    start = document.text.index("各位代表")
    page = body(office.get(f"/documents/{pk}/add?kind=commitment&start={start}&end={start + 4}"))
    assert "<mark>各位代表</mark>" in page


def test_several_files_at_once_each_with_its_answer(office: Client) -> None:
    good = SimpleUploadedFile("报告.txt", REPORT.encode())
    bad = SimpleUploadedFile("图.png", b"\x89PNG\r\n\x1a\n")
    answer = office.post("/documents/upload", {"file": [good, bad], "key": "k"}, follow=True)
    page = body(answer)
    assert "云溪区政府工作报告" in page and "《图.png》没有收下" in page
    again = office.post(
        "/documents/upload", {"file": SimpleUploadedFile("b.txt", REPORT.encode()), "key": "k2"}, follow=True
    )
    assert "以前上传过" in body(again)


def test_the_script_uploads_one_file_and_is_told(office: Client) -> None:
    told = office.post("/documents/upload", {"file": io.BytesIO(REPORT.encode()), "key": "k"}, headers=SCRIPTED)
    assert told.status_code == 200 and told.json()["state"] == "proposed"
    answer = office.post("/documents/upload", {"file": SimpleUploadedFile("a.txt", b"")}, headers=SCRIPTED)
    assert answer.status_code == 422 and "空" in answer.json()["error"]
    answer = office.post(
        "/documents/upload", {"file": SimpleUploadedFile("a.txt", "机密★1年\n学位1800个".encode())}, headers=SCRIPTED
    )
    assert answer.status_code == 422 and "国家秘密" in answer.json()["error"]


def test_an_original_is_saved_never_shown(office: Client, world: World) -> None:
    page = "<!doctype html><html><body>新增学位1800个<script>alert(1)</script></body></html>"
    pk = taken_in(world.office, page, name='a"\r\nSet-Cookie: x=1.html').document
    answer = office.get(f"/documents/{pk}/original")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment") and "\n" not in answer["Content-Disposition"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content).decode() == page  # type: ignore[attr-defined]


def test_history_and_explanation_are_shown(office: Client, world: World) -> None:
    pk = taken_in(world.office).document
    figure = Figure.objects.get(document=pk, text="386.5亿元")
    confirm_record(world.office, "figure", figure.pk)
    page = body(office.get(f"/documents/{pk}/history"))
    assert "确认数据" in page and "上传" in page
    assert "386.5亿元" in body(office.get(f"/documents/{pk}/explain?offset={figure.start}"))
    assert office.get(f"/documents/{pk}/explain?offset=x").status_code == 422


@pytest.mark.parametrize("show", ["all", "waiting", "doubtful", "figures", "commitments", "rejected", "nonsense"])
@pytest.mark.parametrize("order", ["text", "doubt"])
def test_every_view_of_the_room_works(office: Client, world: World, show: str, order: str) -> None:
    pk = taken_in(world.office).document
    figure = Figure.objects.filter(document=pk)[0].pk
    reject_record(world.office, "figure", figure, reason="重复")
    assert office.get(f"/documents/{pk}?show={show}&order={order}&at=f{figure}").status_code == 200


def test_queries_do_not_grow(
    office: Client, world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(3):
        taken_in(world.office, REPORT.replace("386.5", f"{number}86.5"), name=f"{number}.txt")
    office.get("/documents")  # the first page after signing in asks more
    with django_assert_max_num_queries(14) as few:
        office.get("/documents")
    for number in range(3, 30):
        taken_in(world.office, REPORT.replace("386.5", f"{number}86.5"), name=f"{number}.txt")
    with django_assert_max_num_queries(14) as many:
        office.get("/documents")
    assert len(few) == len(many)
    short = Document.objects.order_by("pk")[0].pk
    long = taken_in(world.office, REPORT * 12, name="long.txt").document
    with django_assert_max_num_queries(16) as few:
        office.get(f"/documents/{short}")
    with django_assert_max_num_queries(16) as many:
        office.get(f"/documents/{long}")
    assert len(few) == len(many)


def test_exports_carry_no_formula(office: Client, world: World) -> None:
    taken_in(world.office, "=HYPERLINK(1)\n新增学位1800个。", name="=cmd.txt", title="=1+1")
    table = office.get("/documents?format=csv").content.decode("utf-8-sig")
    assert "'=1+1" in table and "\n=" not in table


def test_what_read_a_document_is_said_in_words() -> None:
    assert reader_words("taizhang 0.1.0 tables 2026.11.2") == "台账0.1.0，词表2026.11.2"
    assert reader_words("") == "" and reader_words("another") == "another"


def test_what_is_confirmed_together_is_named_and_undone_at_once(
    world: World, office: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    pk = taken_in(world.office).document
    there = f"/documents/{pk}"
    waiting = [*Figure.objects.filter(document=pk), *Commitment.objects.filter(document=pk)]
    assert len(waiting) > 10
    with django_assert_max_num_queries(40):
        office.post(f"{there}/confirm-sure", {"least": "0", "key": "a", "back": there})
    assert not Figure.objects.filter(document=pk, decision="proposed").exists()
    page = body(office.get(there))
    said = page.partition('class="notice notice-good"')[2].partition("</li>")[0]
    assert f"已确认{len(waiting)}条。" in said
    assert said.count(f'href="{there}?at=') == 5
    assert f"另有{len(waiting) - 5}件。" in said
    assert f'action="{there}/undo"' in said
    undone = office.post(f"{there}/undo", {"key": "b", "back": there}, follow=True)
    assert f"已撤销，{len(waiting)}条恢复原样。" in body(undone)
    assert Figure.objects.filter(document=pk, decision="confirmed").count() == 0
    assert Commitment.objects.filter(document=pk, decision="proposed").exists()
    office.post(f"{there}/confirm-sure", {"least": "0", "key": "c", "back": there}, follow=True)
    nothing = office.post(f"{there}/confirm-sure", {"least": "0", "key": "d", "back": there}, follow=True)
    assert "什么都没有改动" in body(nothing)
