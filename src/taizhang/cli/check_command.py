"""``taizhang check``: what in the figures of these files cannot be true together."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from taizhang.cli.documents import Document, Options, one_line
from taizhang.cli.findings import shown_findings
from taizhang.cli.formats import chosen_format
from taizhang.cli.gathering import gather
from taizhang.cli.output import Output, encoded, spare
from taizhang.cli.parsing import add_files, add_output
from taizhang.cli.voice import EXIT_CONTRADICTION, EXIT_OK, EXIT_REFUSED, Voice

FORMATS = ("table", "json", "html")


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of ``check``."""
    add_files(parser)
    add_output(parser, FORMATS)
    parser.add_argument(
        "--all", action="store_true", help="也列出一致和未核的 | show what agrees or could not be checked as well"
    )
    parser.add_argument("--strict", action="store_true", help="有矛盾时退出码为1 | exit 1 on a contradiction")


def run(arguments: Namespace, voice: Voice) -> int:
    """Read the files, check them together and show the findings."""
    form = chosen_format(arguments, FORMATS, voice)
    spare(arguments.output, arguments.files)
    output = Output(arguments.output)
    options = Options(issuer=arguments.issuer, year=arguments.year, max_bytes=arguments.max_bytes)
    read = gather(arguments.files, options, output, voice, jobs=arguments.jobs)
    if not read.documents:
        return EXIT_REFUSED
    findings = shown_findings(read.documents, everything=arguments.all)
    with output:
        match form:
            case "json":
                from taizhang.checking import finding_to_json

                value = {"findings": [finding_to_json(finding) for finding in findings]}
                if output.is_terminal:
                    output.write(encoded(json.dumps(value, ensure_ascii=False, indent=2) + "\n"))
                else:
                    output.write(one_line(value) + b"\n")
            case "html":
                from taizhang.cli.verdict_pages import check_page

                output.write(check_page(read.documents, findings, voice))
            case _:
                from taizhang.cli.terminal import findings_view, nothing_found, printer

                nothing = nothing_found(read.documents, voice, everything=arguments.all)
                found = findings_view(findings, voice, _names(read.documents)) if findings else nothing
                printer(output)(found)
    if read.refused:
        return EXIT_REFUSED
    contradicted = any(finding.verdict == "contradicts" for finding in findings)
    return EXIT_CONTRADICTION if arguments.strict and contradicted else EXIT_OK


def _names(documents: Sequence[Document]) -> list[str]:
    return [document.reading.source for document in documents]
