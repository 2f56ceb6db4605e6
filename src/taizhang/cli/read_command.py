"""``taizhang read``: files into figures, commitments and outline, in one of six formats."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from taizhang.cli.documents import Options, Outcome
from taizhang.cli.formats import chosen_format
from taizhang.cli.interrupts import held_back
from taizhang.cli.many import read_all, sources_of
from taizhang.cli.output import Output, encoded, spare
from taizhang.cli.parsing import add_files, add_output
from taizhang.cli.progress import progress
from taizhang.cli.voice import EXIT_INTERRUPTED, EXIT_OK, EXIT_REFUSED, CommandError, Voice, why
from taizhang.cli.writers import Writer, writer_for

FORMATS = ("table", "json", "jsonl", "csv", "xlsx", "html")


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of ``read``."""
    add_files(parser)
    add_output(parser, FORMATS)
    parser.add_argument(
        "--text-out",
        metavar="OUT",
        help="另存提取的正文，多个文件时给文件夹 | write the text as read; a folder for several files",
    )
    parser.add_argument(
        "--corrections",
        metavar="FILE",
        help="人工确认或更正的记录（json、csv、xlsx），覆盖在读出的结果上 | confirmed or corrected records to lay over",
    )


def run(arguments: Namespace, voice: Voice) -> int:
    """Read the files and write what was asked for."""
    names: Sequence[str] = arguments.files
    form = chosen_format(arguments, FORMATS, voice)
    corrections = None
    if arguments.corrections is not None:
        from taizhang.cli.corrections_file import load

        corrections = load(Path(arguments.corrections))
        if corrections.unknown:
            voice.remark(
                f"更正文件里有不认识的字段，未采用：{'、'.join(corrections.unknown)}。",
                f"Fields of the corrections that no record has are left out: {', '.join(corrections.unknown)}.",
            )
    spare(arguments.output, [*names, *filter(None, [arguments.corrections])])
    spare(arguments.text_out, names, "--text-out")
    if arguments.text_out not in (None, "-") and arguments.output not in (None, "-"):
        _apart(arguments.output, arguments.text_out)
    texts = Texts(arguments.text_out, several=len(names) > 1)
    output = Output(arguments.output)
    writer = writer_for(form, output, voice, several=len(names) > 1)
    options = Options(
        issuer=arguments.issuer,
        year=arguments.year,
        max_bytes=arguments.max_bytes,
        corrections=corrections,
        as_json=writer.wants_json,
    )
    sources = sources_of(names, arguments.max_bytes)
    outcomes = read_all(sources, options, jobs=arguments.jobs)
    kept = Kept()
    with output:
        try:
            with progress(len(sources), output, voice) as steps:
                for outcome in steps.over(outcomes):
                    kept.take(outcome, writer, texts, voice)
        except KeyboardInterrupt:
            with held_back():
                output.interrupted()
                writer.end()
        else:
            writer.end()
            kept.finished = True
        finally:
            if not kept.read:
                output.spared()
    if not kept.finished:
        place = "" if output.place is None or not kept.read else f"（{output.place}）"
        voice.remark(
            f"已中断：{len(sources)}个文件中读完{kept.read}个，读完的部分是完整的{place}。",
            f"Interrupted: {kept.read} of {len(sources)} files were read; that part is whole {place}.",
        )
        return EXIT_INTERRUPTED
    if corrections is not None and (left := corrections.meant_for_others(kept.hashes, names)):
        voice.remark(
            f"更正文件中有{left}条属于这次没有读到的文件，未采用。",
            f"{left} of the corrections belong to files that were not read now and are left out.",
        )
    return EXIT_REFUSED if kept.refused else EXIT_OK


def _apart(output: str, text_out: str) -> None:
    """Refuse to write results and text over one another."""
    if Path(output).resolve() == Path(text_out).resolve():
        raise CommandError(
            f"-o和--text-out给的是同一个文件{output}，请换一个文件名。",
            f"-o and --text-out name the same file, {output}; name another.",
        )


class Kept:
    """Counts what became of the files."""

    def __init__(self) -> None:
        self.read = 0
        self.refused = 0
        self.finished = False
        self.hashes: set[str] = set()

    def take(self, outcome: Outcome, writer: Writer, texts: "Texts", voice: Voice) -> None:
        """Write one outcome, or say why there is none."""
        if outcome.refusal is not None:
            self.refused += 1
            voice.refuse(outcome.source, *outcome.refusal)
            return
        for remark in outcome.remarks:
            voice.refuse(outcome.source, *remark)
        with held_back():
            texts.keep(outcome)
            writer.add(outcome)
            self.read += 1
            self.hashes.add(outcome.sha256 or "")


class Texts:
    """Where ``--text-out`` puts the texts as read: a file, or for several sources a folder."""

    def __init__(self, target: str | None, *, several: bool) -> None:
        self._target = None if target is None else Path(target)
        self._folder = several or (self._target is not None and self._target.is_dir())
        self._used: set[str] = set()
        if self._target is not None and self._folder:
            try:
                self._target.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise CommandError(
                    f"有多个文件时--text-out要给文件夹，{self._target}建不了（{why(error)}），请换一个。",
                    f"With several files --text-out names a folder; {self._target} cannot be made ({error.strerror}).",
                ) from error

    def keep(self, outcome: Outcome) -> None:
        """Write the text of one outcome, where texts are wanted."""
        if self._target is None:
            return
        text = outcome.text if outcome.document is None else outcome.document.reading.text
        with Output(str(self._target / self._name(outcome.source) if self._folder else self._target)) as output:
            output.write(encoded(text or ""))

    def _name(self, source: str) -> str:
        """A file name of its own for each source: two sources may have the same one in different folders."""
        stem = "stdin" if source == "-" else Path(source).stem
        for name in _numbered(stem):
            if name not in self._used:
                self._used.add(name)
                return f"{name}.txt"
        raise AssertionError("there is always a next number")


def _numbered(stem: str) -> Iterator[str]:
    yield stem
    number = 2
    while True:
        yield f"{stem}-{number}"
        number += 1
