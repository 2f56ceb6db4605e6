"""``taizhang demo``: read, check and settle the bundled documents or one's own, and write pages to open."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from taizhang.cli.documents import Document, Options
from taizhang.cli.findings import shown_findings
from taizhang.cli.gathering import gather
from taizhang.cli.grid import Line
from taizhang.cli.output import Output
from taizhang.cli.parsing import a_year, add_limits
from taizhang.cli.voice import EXIT_OK, EXIT_REFUSED, CommandError, Voice, why

if TYPE_CHECKING:
    from taizhang.settling import SettlementReport


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of ``demo``."""
    parser.add_argument(
        "file",
        nargs="?",
        metavar="FILE",
        help="您的文件，缺省用随附的云溪区两份文件 | your document, else the bundled two",
    )
    parser.add_argument(
        "--results",
        metavar="RESULTS",
        help="报告结果的文件，与FILE的目标对账 | hold its results against FILE's targets",
    )
    parser.add_argument("--year", type=a_year, metavar="YEAR", help="对哪一年的账 | the year to settle")
    parser.add_argument(
        "--out", default="out", metavar="DIR", help="网页写入的文件夹，缺省out | folder for the pages, default out"
    )
    add_limits(parser)


def run(arguments: Namespace, voice: Voice) -> int:
    """Print ledger, findings and settlement, and write the pages."""
    if arguments.file is None and arguments.results is not None:
        raise CommandError(
            "只给了结果文件，没有目标文件，请同时给出FILE（用make时写FILE=…）。",
            "There is a results document but no targets document; name FILE as well (with make: FILE=…).",
        )
    names = _names(arguments)
    output = Output(None)
    if len(names) == 2:
        from taizhang.cli.settle_command import read_pair

        pair = read_pair((names[0], names[1]), (None, None), arguments.year, arguments.max_bytes, voice)
        documents = [document for document in pair if document is not None]
    else:
        documents = list(gather(names, Options(max_bytes=arguments.max_bytes), output, voice).documents)
    if len(documents) < len(names):
        return EXIT_REFUSED
    report = _settled(documents, arguments.year)
    pages = _write_pages(documents, report, Path(arguments.out), voice)
    with output:
        _print(documents, report, output, voice)
    for what, page in pages:
        voice.remark(f"{what}：{page}", f"{what}: {page}")
    return EXIT_OK


def _names(arguments: Namespace) -> list[str]:
    if arguments.file is None:
        from taizhang.demo import documents

        bundled = documents()
        return [str(bundled["targets"]), str(bundled["results"])]
    return [arguments.file] if arguments.results is None else [arguments.file, arguments.results]


def _settled(documents: Sequence[Document], year: int | None) -> "SettlementReport | None":
    if len(documents) < 2:
        return None
    from taizhang.cli.settle_command import settled

    return settled(documents[0], documents[1], organ=None, year=year)


def _write_pages(
    documents: Sequence[Document], report: "SettlementReport | None", folder: Path, voice: Voice
) -> list[tuple[str, Path]]:
    """Write the pages and return what each is and where."""
    from taizhang.cli.reading_page import reading_page
    from taizhang.cli.verdict_pages import check_page, settlement_page

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandError(
            f"文件夹{folder}建不了（{why(error)}），请用--out给出另一个。",
            f"The folder {folder} cannot be made ({error.strerror}); name another with --out.",
        ) from error
    pages = [(voice.pick("读取结果", "Reading"), "reading.html", reading_page(documents, voice))]
    findings = shown_findings(documents)
    pages.append((voice.pick("核对结果", "Findings"), "findings.html", check_page(documents, findings, voice)))
    if report is not None:
        page = settlement_page(report, documents[0], documents[1], voice)
        pages.append((voice.pick("年终对账", "Settlement"), "settlement.html", page))
    written = []
    for what, name, data in pages:
        with Output(str(folder / name)) as output:
            output.write(data)
        written.append((what, (folder / name).resolve()))
    return written


def _print(documents: Sequence[Document], report: "SettlementReport | None", output: Output, voice: Voice) -> None:
    from taizhang.cli.terminal import document_view, findings_view, nothing_found, printer

    show = printer(output)
    for document in documents:
        show(document_view(document, voice))
    findings = shown_findings(documents)
    files = [document.reading.source for document in documents]
    show(findings_view(findings, voice, files) if findings else nothing_found(documents, voice))
    if report is not None:
        from taizhang.cli.settlement_table import settlement_view

        show([Line(text=""), *settlement_view(report, documents[0], documents[1], voice)])
