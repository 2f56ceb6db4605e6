"""``taizhang settle``: one document's targets for a year against another's results for it."""

import json
import re
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from taizhang.cli.documents import Document, Options, Source, one_line, read_source
from taizhang.cli.formats import chosen_format
from taizhang.cli.many import sources_of
from taizhang.cli.output import Output, encoded, spare
from taizhang.cli.parsing import a_year, add_limits, add_output
from taizhang.cli.voice import EXIT_OK, EXIT_REFUSED, CommandError, Voice

if TYPE_CHECKING:
    from taizhang.reading import Reading
    from taizhang.settling import SettlementReport

FORMATS = ("table", "json", "xlsx", "html")


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of ``settle``."""
    parser.add_argument("targets", metavar="TARGETS", help="提出目标的文件 | the document that sets targets")
    parser.add_argument("results", metavar="RESULTS", help="报告结果的文件 | the document that reports results")
    parser.add_argument(
        "--organ", metavar="NAME", help="只对这个地方或机构的目标 | only this organ's or area's targets"
    )
    parser.add_argument("--year", type=a_year, metavar="YEAR", help="对哪一年的账 | the year to settle")
    parser.add_argument("--issuer", metavar="NAME", help="目标文件的发文地方或机构 | who issued the targets")
    parser.add_argument("--results-issuer", metavar="NAME", help="结果文件的发文地方或机构 | who issued the results")
    add_limits(parser)
    add_output(parser, FORMATS)


def run(arguments: Namespace, voice: Voice) -> int:
    """Read both documents, settle and show the verdicts."""
    form = chosen_format(arguments, FORMATS, voice)
    spare(arguments.output, (arguments.targets, arguments.results))
    output = Output(arguments.output)
    if form == "xlsx" and output.is_terminal:
        raise CommandError(
            "xlsx不能显示在屏幕上，请用-o给出文件名，如-o 对账.xlsx。",
            "A workbook cannot be shown on the screen; name a file with -o, such as -o settlement.xlsx.",
        )
    targets, results = read_pair(
        (arguments.targets, arguments.results),
        (arguments.issuer, arguments.results_issuer),
        arguments.year,
        arguments.max_bytes,
        voice,
    )
    if targets is None or results is None:
        return EXIT_REFUSED
    warn_of_files(targets, results, arguments.year, voice)
    if arguments.organ is None:
        _warn_of_places(targets, results, voice)
    report = settled(targets, results, organ=arguments.organ, year=arguments.year)
    if arguments.organ and not report.settlements:
        names = _organs_of(targets.reading)
        if (whole := _shortened(arguments.organ, names)) is not None:
            voice.remark(f"“{arguments.organ}”按“{whole}”对账。", f"{arguments.organ} is taken for {whole}.")
            report = settled(targets, results, organ=whole, year=arguments.year)
        else:
            _not_named(arguments.organ, names, voice)
    with output:
        write_report(report, targets, results, form, output, voice)
    return EXIT_OK


def _warn_of_places(targets: Document, results: Document, voice: Voice) -> None:
    """Say where one of the documents does not name whose it is, so that the two may be of two places."""
    unknown = [one for one in (targets, results) if one.reading.region is None and one.reading.issuer is None]
    if not unknown:
        return
    name = unknown[0].reading.source
    option = "--issuer" if unknown[0] is targets else "--results-issuer"
    voice.remark(
        f"注意：{name}没有写明是哪个地方或单位的，按两份文件同属一地对账；不是的请用{option}说明。",
        f"Note: {name} does not say whose it is, and is taken for one of the same place; else tell with {option}.",
    )


_MOST_NAMED = 8
_LEAST_SHORT = 3
_BODY = re.compile("[\u4e00-\u9fff]{1,12}(?:局|委|办|镇|乡|街道|区|县|市|州|旗|中心|集团|公司|委员会|办公室|管委会)")
"""A heading that is the name of who answers for what stands under it."""


def _organs_of(targets: "Reading") -> list[str]:
    """Return the organs and areas that a targets document names, in its order."""
    said = [promise.responsible for promise in targets.commitments]
    said += [heading.responsible for heading in targets.outline]
    said += [figure.scope for figure in targets.figures if figure.mood == "target"]
    said += [one.title for one in targets.outline if _BODY.fullmatch(one.title) is not None]
    every = (name.strip() for text in said if text for name in re.split("[、,，;；]", text))
    return list(dict.fromkeys(name for name in every if name))


def _shortened(asked: str, names: Sequence[str]) -> str | None:
    """Return the one name of which the asked one is a short form (住建局: 区住房和城乡建设局; 望岚: 望岚街道), or None."""
    opened = [name for name in names if name.startswith(asked)]
    if len(opened) == 1 and len(asked) > 1:
        return opened[0]
    short = asked[1:] if asked[0] in "省市区县州旗" else asked
    if len(short) < _LEAST_SHORT:
        return None
    found = [name for name in names if name[-1] == short[-1] and _in_order(short, name)]
    return found[0] if len(found) == 1 else None


def _in_order(short: str, name: str) -> bool:
    rest = iter(name)
    return all(character in rest for character in short)


def _not_named(asked: str, names: Sequence[str], voice: Voice) -> None:
    """Say which organs and areas the targets document names, those first that are most like the one asked for."""
    if not names:
        voice.remark(
            f"目标文件没有写明哪些目标由谁负责，找不到“{asked}”的；请不加--organ再对一次。",
            f"The targets document does not say who answers for what, so nothing is {asked}'s; settle without --organ.",
        )
        return
    like = sorted(names, key=lambda name: -len(set(name) & set(asked)) / len(set(name) | set(asked)))
    shown, more = like[:_MOST_NAMED], len(like) > _MOST_NAMED
    voice.remark(
        f"目标文件里没有“{asked}”的目标；写明的有{'、'.join(shown)}{f'等{len(like)}个' if more else ''}，"
        "请按文件里的写法给--organ。",
        f"The targets document has none of {asked}; it names {', '.join(shown)}"
        f"{f' and others ({len(like)} in all)' if more else ''}; give --organ as it is written there.",
    )


def warn_of_files(targets: Document, results: Document, year: int | None, voice: Voice) -> None:
    """Say where the two files are one, or the results document is not one on the year that is settled: they may have
    been given the wrong way round."""
    from taizhang.settling import reports_on

    if targets.reading.sha256 and targets.reading.sha256 == results.reading.sha256:
        voice.remark(
            "注意：目标文件和结果文件内容完全相同，对账没有意义；请核对是否给错了文件。",
            "Note: the two files are the same, which leaves nothing to settle; check that they are the right ones.",
        )
        return
    asked = targets.reading.year if year is None else year
    if asked is None or reports_on(results.reading, asked):
        return
    own = results.reading.year
    voice.remark(
        f"注意：{results.reading.source}里没有报告{asked}年的结果（它是{own}年的文件）；请核对两份文件有没有给反，再核对--year。",
        f"Note: {results.reading.source}, a document of {own}, reports nothing on {asked}; check whether the two files "
        "were given the wrong way round, and --year.",
    )


def settled(targets: Document, results: Document, *, organ: str | None, year: int | None) -> "SettlementReport":
    """Settle two documents."""
    from taizhang.settling import settle

    return settle(targets.reading, results.reading, organ=organ, year=year)


def write_report(
    report: "SettlementReport", targets: Document, results: Document, form: str, output: Output, voice: Voice
) -> None:
    """Write a settlement in one of the formats."""
    match form:
        case "json":
            from taizhang.settling import settlement_report_to_json

            value = settlement_report_to_json(report)
            if output.is_terminal:
                output.write(encoded(json.dumps(value, ensure_ascii=False, indent=2) + "\n"))
            else:
                output.write(one_line(value) + b"\n")
        case "xlsx":
            from taizhang.cli.settlement_sheets import settlement_book

            settlement_book(report, results, output, english=voice.language == "en")
        case "html":
            from taizhang.cli.verdict_pages import settlement_page

            output.write(settlement_page(report, targets, results, voice))
        case _:
            from taizhang.cli.settlement_table import settlement_view
            from taizhang.cli.terminal import printer

            printer(output)(settlement_view(report, targets, results, voice))


def read_pair(
    names: tuple[str, str],
    issuers: tuple[str | None, str | None],
    year: int | None,
    max_bytes: int | None,
    voice: Voice,
) -> tuple[Document | None, Document | None]:
    """Read targets and results; what is refused is said and comes back as None.

    A targets document that has no year of its own is of ``year``; such a results document is read as reporting it, or
    the year of the targets.
    """
    sources = sources_of(names, max_bytes)
    limits = Options(max_bytes=max_bytes)
    targets = _read(sources[0], replace(limits, issuer=issuers[0]), voice)
    if targets is not None and targets.reading.year is None and year is not None:
        targets = _read(sources[0], replace(limits, issuer=issuers[0], year=year), voice)
    results = _read(sources[1], replace(limits, issuer=issuers[1]), voice)
    settled_year = year if year is not None or targets is None else targets.reading.year
    if results is not None and results.reading.year is None and settled_year is not None:
        results = _read_as_reporting(sources[1], results, settled_year, replace(limits, issuer=issuers[1]), voice)
    return targets, results


def _read_as_reporting(source: Source, undated: Document, year: int, options: Options, voice: Voice) -> Document:
    """Return a results document without a year of its own, read as reporting ``year``."""
    from taizhang.settling import told_of, years_of_report

    read = [_read(source, replace(options, year=own), voice) for own in years_of_report(undated.reading.kind, year)]
    return max(filter(None, read), key=lambda document: told_of(document.reading, year), default=undated)


def _read(source: Source, options: Options, voice: Voice) -> Document | None:
    outcome = read_source(source, options)
    if outcome.refusal is not None:
        voice.refuse(source.name, *outcome.refusal)
    return outcome.document
