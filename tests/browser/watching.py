"""What must never happen while a page is looked at: errors in the console, failed or foreign requests."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request, Response


class Watch:
    """Listens to pages and keeps what should not have happened.

    A violation of the content security policy is an error in the console; an answer of 4xx or 5xx is one as well,
    and is
    kept once, as the answer.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        """The one server that may be asked."""
        self.seen: list[str] = []
        self._borne: tuple[int, ...] = ()

    def on(self, page: Page) -> None:
        """Listen to a page from now on."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.seen.append(f"script: {error}"))
        page.on("request", self._request)
        page.on("response", self._response)
        page.on("requestfailed", self._failed)

    @contextmanager
    def bearing(self, *statuses: int) -> Iterator[None]:
        """Bear answers with these statuses meanwhile: a refusal that the test asks for."""
        self._borne = statuses
        yield
        self._borne = ()

    def nothing(self) -> None:
        """Assert that nothing happened, and begin anew."""
        seen, self.seen = self.seen, []
        assert seen == [], seen

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith("Failed to load resource"):
            self.seen.append(f"console: {message.text} ({message.location.get('url')})")

    def _request(self, request: Request) -> None:
        asked = urlsplit(request.url)
        if asked.scheme in ("data", "blob", "about"):
            return
        if f"{asked.scheme}://{asked.netloc}" != self.address:
            self.seen.append(f"asked elsewhere: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self._borne:
            self.seen.append(f"{response.status}: {response.request.method} {response.url}")

    def _failed(self, request: Request) -> None:
        # A page that is left, and a download, break off what was still on its way.
        if request.failure not in ("net::ERR_ABORTED", None):
            self.seen.append(f"failed: {request.url} {request.failure}")
