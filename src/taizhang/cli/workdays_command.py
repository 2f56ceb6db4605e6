"""``taizhang workdays``: the last day of a limit, with its derivation day by day."""

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date, datetime

from taizhang.cli.output import Output, encoded
from taizhang.cli.voice import EXIT_OK, CommandError, Voice

_WRITTEN = re.compile("([0-9]{4})[年./-]([0-9]{1,2})[月./-]([0-9]{1,2})[日号]?")


def a_day(text: str) -> date:
    """Read a day, 2026-09-18, 2026/9/18 or 2026年9月18日, or a moment, 2026-09-18T10:30 (also with a space)."""
    written = _WRITTEN.fullmatch(text.strip())
    try:
        if written is not None:
            return date(*map(int, written.groups()))
        return date.fromisoformat(text) if len(text) <= 10 else datetime.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(
            f"“{text}”不是日期，请写成2026-09-18，按小时计算时写成2026-09-18T10:30 "
            f"('{text}' is no day such as 2026-09-18)"
        ) from None


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of ``workdays``."""
    # -3wd is a limit written wrong, and no option.
    parser._negative_number_matcher = re.compile("-[0-9]")
    parser.add_argument(
        "start",
        type=a_day,
        metavar="START",
        help="起算日（当日不计入），如2026-09-18 | the day of the event, which is not counted",
    )
    parser.add_argument(
        "limit",
        metavar="LIMIT",
        help="期限：20wd、20个工作日、60d、3m、三个月、半年、1y、24h | the limit, such as 20wd or 3m",
    )
    parser.add_argument("--region", metavar="NAME", help="自定节日的地方，如广西 | a region with days off of its own")


def run(arguments: Namespace, voice: Voice) -> int:
    """Print the last day, then how it comes about."""
    from taizhang.workdays import Calendar, WorkdaysError

    try:
        calendar = Calendar.national() if arguments.region is None else Calendar.region(arguments.region)
        deadline = calendar.deadline(arguments.start, arguments.limit)
        due = str(deadline.due) if deadline.due_at is None else f"{deadline.due_at:%Y-%m-%d %H:%M}"
        told = deadline.explain(voice.language)
    except WorkdaysError as error:
        raise CommandError(error.zh, error.en) from error
    unsure = voice.pick("（暂定）", " (provisional)") if deadline.provisional else ""
    with Output(None) as output:
        output.write(encoded(f"{due}{unsure}\n{told}\n"))
    return EXIT_OK
