"""A document of the visitor's own, taken into the demonstration."""

from pathlib import Path

from taizhang.audit.service import Refused
from taizhang.cli.voice import CommandError, why
from taizhang.conf.demonstration.district import person_access
from taizhang.documents.service import document_by_id, read_document, upload_document


def read_in(path: Path) -> str:
    """Take in and read a file as the supervision office would, and return its title; raises CommandError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CommandError(
            f"{path}打不开（{why(error)}），请核对文件名。", f"{path} cannot be opened ({error.strerror})."
        ) from error
    office = person_access("ducha")
    try:
        taken = upload_document(office, [data], filename=path.name)
    except Refused as error:
        raise CommandError(f"{path.name}：{error.message}", f"{path.name}: {error.message}") from error
    if not taken.duplicate:
        read_document(office, taken.document)
    return document_by_id(office, taken.document).title
