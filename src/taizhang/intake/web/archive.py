"""Web archives (mht, mhtml: "web page, single file") → the article of the page they hold."""

from __future__ import annotations

from email import message_from_bytes

from taizhang.intake.errors import IntakeError
from taizhang.intake.extracted import Content
from taizhang.intake.web.page import read_page

_MOST_BOUNDARIES = 50


def read_archive(data: bytes) -> Content:
    """The article of the page that was saved; of its frames where the page itself says nothing."""
    if data.count(b"boundary=") > _MOST_BOUNDARIES:
        # Each stands for a level of parts within parts, of which an archive has one or two.
        raise IntakeError("hostile", what="nesting")
    pages = [
        read_page(page, charset=part.get_content_charset())
        for part in message_from_bytes(data).walk()
        if part.get_content_type() == "text/html" and isinstance(page := part.get_payload(decode=True), bytes)
    ]
    if not pages:
        raise IntakeError("no_text")
    return pages[0] if pages[0].text else max(pages, key=lambda page: len(page.text))
