"""``taizhang explain``: how the record at a place was read, rule by rule."""

from argparse import ArgumentParser, Namespace

from taizhang.cli.many import sources_of
from taizhang.cli.output import Output, encoded
from taizhang.cli.parsing import a_year, add_limits, an_offset
from taizhang.cli.voice import EXIT_OK, CommandError, Voice


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of ``explain``."""
    parser.add_argument("file", metavar="FILE", help="要读的文件；- 是标准输入 | the file, - for stdin")
    parser.add_argument(
        "--at",
        type=an_offset,
        required=True,
        metavar="OFFSET",
        help="正文中的位置，从0数起的字数（read给出的start） | offset in the text, as read prints it in start",
    )
    parser.add_argument("--issuer", metavar="NAME", help="发文的地方或机构 | who issued it")
    parser.add_argument("--year", type=a_year, metavar="YEAR", help="文件的年份 | the year of the document")
    add_limits(parser)


def run(arguments: Namespace, voice: Voice) -> int:
    """Print the derivation."""
    from taizhang.intake import DEFAULT_MAX_BYTES, IntakeError, extract
    from taizhang.reading import explain

    limit = arguments.max_bytes or DEFAULT_MAX_BYTES
    (source,) = sources_of([arguments.file], arguments.max_bytes)
    try:
        taken = extract(source.name if source.data is None else source.data, name=source.name, max_bytes=limit)
    except IntakeError as error:
        raise CommandError(f"{source.name}：{error.message}", f"{source.name}: {error.message_en}") from error
    if arguments.at >= len(taken.text):
        raise CommandError(
            f"位置{arguments.at}在正文之外：{source.name}的正文有{len(taken.text)}个字，--at要小于它。",
            f"Offset {arguments.at} is outside the text: {source.name} has {len(taken.text)} characters.",
        )
    with Output(None) as output:
        told = explain(taken.text, arguments.at, issuer=arguments.issuer, year=arguments.year, language=voice.language)
        output.write(encoded(told.rstrip("\n") + "\n"))
    return EXIT_OK
