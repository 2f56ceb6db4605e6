"""The command line: a parser whose complaints are Chinese with English beside, and types of option values."""

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from taizhang.cli.voice import EXIT_REFUSED

_COMPLAINTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"the following arguments are required: (.{1,200})"), "缺少参数：{0}"),
    (re.compile(r"unrecognized arguments: (.{1,500})", re.S), "不认识的参数：{0}"),
    (re.compile(r"argument (.{1,80}?): expected one argument"), "选项{0}后面要给出一个值"),
    (re.compile(r"argument (.{1,80}?): expected at least one argument"), "选项{0}后面至少要给出一个值"),
    (re.compile(r"ambiguous option: (\S{1,80}) could match (.{1,200})"), "选项{0}写得太短，可能是{1}"),
    (re.compile(r"argument (.{1,80}?): (“.{1,400})", re.S), "{0}：{1}"),
    (re.compile(r"argument (.{1,80}?): invalid choice: (.{1,80}?) \((.{1,300})\)"), "没有子命令{1}"),
)


class Parser(argparse.ArgumentParser):
    """An argument parser that says what is wrong in whole sentences and points to the help."""

    def __init__(self, *args: object, **keywords: object) -> None:
        keywords.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        # Abbreviated options would change their meaning when an option is added.
        keywords.setdefault("allow_abbrev", False)
        super().__init__(*args, add_help=False, **keywords)  # type: ignore[arg-type,misc]
        self._asked: list[str] = []
        self._positionals.title, self._optionals.title = "参数 arguments", "选项 options"
        self.add_argument("-h", "--help", action="help", help="显示本说明 | show this help")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Keep what is parsed, for the complaint about it."""
        self._asked = list(sys.argv[1:] if args is None else args)
        return super().parse_known_args(args, namespace)

    def _print_message(self, message: str, file: Any = None) -> None:
        """Print the help, with escapes for what the terminal's encoding does not have."""
        encoding = getattr(file, "encoding", None) or "utf-8"
        super()._print_message(message.encode(encoding, "backslashreplace").decode(encoding), file)

    def error(self, message: str) -> NoReturn:
        """Print the complaint in both languages and exit with 2."""
        zh = message
        dashed = next((word for word in self._asked if word.startswith("-") and os.path.exists(word)), None)
        if dashed is not None:
            zh = f"“{dashed}”以-开头，被当作选项；它若是文件，请写成./{dashed} (write ./{dashed} for the file of that name)"
            message = zh
        for pattern, sentence in _COMPLAINTS:
            found = pattern.fullmatch(message)
            if found is not None:
                zh = sentence.format(*found.groups())
                break
        # Values of our own types are complained about in both languages already.
        beside = "" if "“" in message else f"({message}) "
        self.exit(EXIT_REFUSED, f"{self.prog}：{zh}。{beside}请看 {self.prog} --help。\n")


def one_of(*names: str) -> Callable[[str], str]:
    """Return a type of option value that must be one of ``names``."""

    def parse(text: str) -> str:
        if text in names:
            return text
        listed = "、".join(names)
        raise argparse.ArgumentTypeError(f"“{text}”不可用，可用的是{listed} ('{text}' is none of {', '.join(names)})")

    return parse


def a_year(text: str) -> int:
    """Read a calendar year from 1949 to 2150."""
    if re.fullmatch(r"[0-9]{4}", text) and 1949 <= int(text) <= 2150:
        return int(text)
    raise argparse.ArgumentTypeError(f"“{text}”不是年份，请写成四位数字，如2025 ('{text}' is no year such as 2025)")


def a_count(text: str) -> int:
    """Read a whole number of at least 1."""
    if re.fullmatch(r"[0-9]{1,15}", text) and int(text) >= 1:
        return int(text)
    raise argparse.ArgumentTypeError(f"“{text}”不是正整数 ('{text}' is no whole number of at least 1)")


def an_offset(text: str) -> int:
    """Read a whole number of at least 0."""
    if re.fullmatch(r"[0-9]{1,15}", text):
        return int(text)
    raise argparse.ArgumentTypeError(f"“{text}”不是位置，请写从0数起的字数 ('{text}' is no offset, counted from 0)")


def a_size(text: str) -> int:
    """Read a number of bytes, also with k, M or G (thousands): 50000000, 50M."""
    found = re.fullmatch(r"([0-9]{1,15})([kKmMgG]?)[bB]?", text)
    if found is not None and int(found[1]) >= 1:
        return int(found[1]) * {"": 1, "k": 10**3, "m": 10**6, "g": 10**9}[found[2].lower()]
    raise argparse.ArgumentTypeError(f"“{text}”不是字节数，请写成50000000或50M ('{text}' is no size such as 50M)")


def add_files(parser: argparse.ArgumentParser) -> None:
    """Add FILE… and the options that every subcommand that reads many files has."""
    parser.add_argument(
        "files", metavar="FILE", nargs="+", help="要读的文件；- 是标准输入 | files to read, - for stdin"
    )
    parser.add_argument("--issuer", metavar="NAME", help="发文的地方或机构，如云溪区 | who issued them, place or organ")
    parser.add_argument("--year", type=a_year, metavar="YEAR", help="文件的年份 | the year of the documents")
    add_limits(parser)
    parser.add_argument(
        "--jobs", type=a_count, metavar="N", help="同时用几个处理器，缺省全用 | how many processes, default all cores"
    )


def add_limits(parser: argparse.ArgumentParser) -> None:
    """Add ``--max-bytes``."""
    parser.add_argument(
        "--max-bytes",
        type=a_size,
        metavar="N",
        help="单个文件解压后的上限，缺省50M | most bytes of one file, counted after unpacking, default 50M",
    )


def add_output(parser: argparse.ArgumentParser, formats: Sequence[str]) -> None:
    """Add ``--format`` with these formats, and ``-o``; ``formats.chosen_format`` says what is meant without it."""
    parser.add_argument(
        "--format",
        type=one_of(*formats),
        metavar="FORMAT",
        help=f"{'、'.join(formats)}；缺省按-o的后缀，没有后缀时是{formats[0]} "
        f"| output format; by default what the suffix of -o names, else {formats[0]}",
    )
    parser.add_argument("-o", "--output", metavar="OUT", help="写入这个文件，缺省标准输出 | write to this file")
