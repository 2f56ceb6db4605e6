"""What a file is, by its content, and whether it is taken as evidence. Nothing here runs, renders or stores it."""

from django.utils.translation import gettext as _

from taizhang.audit.service import Invalid
from taizhang.intake import IntakeError, extract
from taizhang.intake.signature import media_of
from taizhang.ledger.reporting.tables import chinese, evidence_rules

_IMAGES = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"))
_HARMLESS = frozenset({"scanned_pdf", "unmapped_pdf", "no_text", "no_words", "no_chinese"})
"""Why intake reads nothing from files that are evidence all the same: a scan needs no text."""


def inspected(data: bytes, filename: str) -> str:
    """Return what the file is: pdf, docx, xlsx, jpeg, png or txt.

    Packed files are unpacked with every byte counted and PDFs parsed in a process of their own, as when a document
    is read, so
    that a bomb is refused here. Raises Invalid with one sentence for whatever is not taken.
    """
    rules = evidence_rules()
    if not data:
        raise Invalid(_("文件“%(name)s”是空的，请重新选择。") % {"name": filename}, code="empty_file")
    if len(data) > rules.largest:
        raise Invalid(
            _("文件“%(name)s”超过%(limit)d兆字节，请压缩图片或拆分后再传。")
            % {"name": filename, "limit": rules.largest // 1_000_000},
            code="too_large",
        )
    for magic, media in _IMAGES:
        if data.startswith(magic):
            return media
    try:
        media = media_of(data, filename)
        if media in rules.media:
            _look_through(data, filename, rules.largest_unpacked)
    except IntakeError as error:
        raise Invalid(error.message if chinese() else error.message_en, code=error.code) from error
    # A drawing (SVG) or another page of markup is text too, and may carry a script.
    if media not in rules.media or (media == "txt" and data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")):
        raise Invalid(
            _("“%(name)s”是网页文件，不能作佐证；请另存为PDF、docx或截图后再传。") % {"name": filename},
            code="not_taken",
        )
    return media


def _look_through(data: bytes, filename: str, limit: int) -> None:
    try:
        extract(data, name=filename, max_bytes=limit)
    except IntakeError as error:
        if error.code not in _HARMLESS:
            raise


def safe_name(filename: str) -> str:
    """Return a file's own name without folders and control characters, at most 120 characters, its ending kept."""
    name = filename.replace("\\", "/").rpartition("/")[2]
    name = "".join(character for character in name if character.isprintable() and character not in '<>:"|?*').strip(
        ". "
    )
    stem, dot, ending = name.rpartition(".")
    if dot and len(ending) <= 8:
        return f"{stem[:110]}.{ending}" if stem else f"file.{ending}"
    return name[:120] or "file"
