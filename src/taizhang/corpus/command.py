"""``taizhang corpus``: the subcommand, joined to the command by the entry-point group ``taizhang.commands``."""

import os
import re
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from taizhang.corpus.building import build
from taizhang.corpus.errors import CorpusError
from taizhang.corpus.summary import Step, Summary
from taizhang.intake import DEFAULT_MAX_BYTES

_DONE, _REFUSED, _INTERRUPTED = 0, 2, 130

_SHOWN = 10
"""So many failed files are named on the terminal; all are in the table."""

_ABOUT = """把一个文件夹里的报告读成Parquet表（文件、数据、目标任务、核对结果、失败），可随时中断、接着读
read a folder of reports into Parquet tables (documents, figures, commitments, findings, failures); may be interrupted
and resumed at any time"""

_AFTER = """退出码 exit codes: 0 完成，读不了的文件记在failures表里 done, files that could not be read are in the table
failures · 2 无法进行，或一个文件都没读成 it cannot be done, or no file could be read · 130 中断 interrupted"""


class Voice(Protocol):
    """How the command speaks to the person who called it."""

    def pick(self, zh: str, en: str) -> str:
        """Return the wording in the person's language."""

    def remark(self, zh: str, en: str) -> None:
        """Print one line on standard error."""


def _a_count(text: str) -> int:
    if re.fullmatch(r"[0-9]{1,4}", text) and int(text) >= 1:
        return int(text)
    raise ArgumentTypeError(f"“{text}”不是正整数 ('{text}' is no whole number of at least 1)")


def _a_size(text: str) -> int:
    found = re.fullmatch(r"([0-9]{1,12})([kKmMgG]?)[bB]?", text)
    if found is not None and int(found[1]) >= 1:
        return int(found[1]) * {"": 1, "k": 10**3, "m": 10**6, "g": 10**9}[found[2].lower()]
    raise ArgumentTypeError(f"“{text}”不是字节数，请写成50000000或50M ('{text}' is no size such as 50M)")


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of ``corpus``."""
    parser.description, parser.epilog = _ABOUT, _AFTER
    parser.add_argument(
        "folder", metavar="DIR", help="要读的文件夹，含各级子文件夹 | folder to read, with all below it"
    )
    parser.add_argument("-o", "--output", metavar="OUT", required=True, help="写表的文件夹 | folder of the tables")
    parser.add_argument(
        "--jobs", type=_a_count, metavar="N", help="同时用几个处理器，缺省全用 | how many processes, default all cores"
    )
    parser.add_argument(
        "--about",
        metavar="CSV",
        help="说明表，列为file、issuer、year、region | table with the columns file, issuer, year, region",
    )
    parser.add_argument(
        "--issuer-from",
        metavar="PATTERN",
        help="从文件名取发文地方和年份，如'{issuer}_{year}' | issuer and year from file names, as in '{region}/{year}*'",
    )
    parser.add_argument(
        "--max-bytes",
        type=_a_size,
        default=DEFAULT_MAX_BYTES,
        metavar="N",
        help="单个文件解压后的上限，缺省50M | most bytes of one file, counted after unpacking, default 50M",
    )
    parser.add_argument(
        "--retry-failed", action="store_true", help="重试上次读不了的文件 | try again the files that could not be read"
    )


def run(arguments: Namespace, voice: Voice) -> int:
    """Read the folder, show how far it is, and say what was done; return the exit code."""
    try:
        with _bar(voice) as watch:
            summary = build(
                arguments.folder,
                arguments.output,
                jobs=arguments.jobs,
                about=arguments.about,
                issuer_from=arguments.issuer_from,
                max_bytes=arguments.max_bytes,
                retry_failed=arguments.retry_failed,
                watch=watch,
            )
    except CorpusError as error:
        voice.remark(error.message, error.message_en)
        return _REFUSED
    _tell(summary, arguments.output, voice)
    if summary.interrupted:
        return _INTERRUPTED
    return _DONE if summary.documents else _REFUSED


@contextmanager
def _bar(voice: Voice) -> Iterator[Callable[[Step], None]]:
    """Show a progress bar on standard error while the block runs, where a person watches."""
    if not sys.stderr.isatty():
        yield lambda step: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    stages = {
        "looking": voice.pick("查看变化", "Looking"),
        "reading": voice.pick("读取", "Reading"),
        "writing": voice.pick("写表", "Writing"),
    }
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[failed]}"),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    ) as progress:
        task = progress.add_task(stages["looking"], total=None, failed="")

        def watch(step: Step) -> None:
            failed = voice.pick(f"{step.failed}个失败", f"{step.failed} failed") if step.failed else ""
            progress.update(task, description=stages[step.stage], completed=step.done, total=step.total, failed=failed)

        yield watch


def _tell(summary: Summary, out: str, voice: Voice) -> None:
    """Say on standard error what was done and what was not."""
    for failure in summary.failures[:_SHOWN]:
        voice.remark(f"{failure.file}：{failure.message}", f"{failure.file}: {failure.message_en}")
    if (more := len(summary.failures) - _SHOWN) > 0:
        voice.remark(f"另有{more}个文件读不了，见failures表。", f"{more} more failed; see the table failures.")
    if summary.unmatched:
        voice.remark(
            f"说明表里有{summary.unmatched}行对不上文件夹里的文件，请核对file一列的路径。",
            f"{summary.unmatched} rows of the sidecar table name no file of the folder; check the paths in its column "
            "file.",
        )
    if summary.copies:
        voice.remark(
            f"{summary.copies}个文件与别的文件内容完全相同，只算一份，见documents表的copies列。",
            f"{summary.copies} files have the bytes of another and count once; see the column copies of documents.",
        )
    if summary.passed_over:
        voice.remark(
            f"{summary.passed_over}个文件不是报告的格式，没有读。", f"{summary.passed_over} files are of other kinds."
        )
    if summary.closed:
        named = "、".join(summary.closed[:_SHOWN])
        voice.remark(
            f"{len(summary.closed)}个文件夹没有权限打开，里面的文件没有读：{named}。",
            f"{len(summary.closed)} folders may not be opened, and what they hold was not read: {named}.",
        )
    rows = summary.rows
    zh = f"共{summary.files}个文件：新读{summary.read}份，沿用{summary.kept}份，失败{len(summary.failures)}个"
    en = f"{summary.files} files: {summary.read} read, {summary.kept} kept, {len(summary.failures)} failed"
    if summary.interrupted:
        held = (f"{out}里的表是已读部分，各表完整", f"the tables in {out} hold the part that was read, whole")
        if not summary.written:
            held = (f"{out}里的表仍是上次的", f"the tables in {out} are those of the last run")
        voice.remark(
            f"已中断。{zh}，还有{summary.remaining}个没读；{held[0]}，用同样的命令接着读。",
            f"Interrupted. {en}, {summary.remaining} to go; {held[1]}. The same command goes on from here.",
        )
        return
    voice.remark(
        f"{zh}；{out}{os.sep}里有数据{rows['figures']}条、目标任务{rows['commitments']}条、核对结果{rows['findings']}条"
        f"{'' if summary.written else '（表没有变化）'}。",
        f"{en}; {out}{os.sep} holds {rows['figures']} figures, {rows['commitments']} commitments and "
        f"{rows['findings']} findings{'' if summary.written else ' (tables unchanged)'}.",
    )
