"""The platform as one process: waitress on an address of this machine, static files by WhiteNoise, a ticker beside."""

import errno
import socket
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Listening:
    """A socket that waits for visitors."""

    sock: socket.socket
    host: str
    port: int
    taken: int | None
    """The port that was asked for and is taken by another program, or None."""


def listen(host: str, port: int, *, any_free: bool) -> Listening:
    """Open a socket at this port, or at a free one where it is taken and ``any_free``; raise OSError else."""
    sock = _socket(host)
    try:
        sock.bind((host, port))
        taken = None
    except OSError as error:
        sock.close()
        if error.errno != errno.EADDRINUSE or not any_free:
            raise
        taken, sock = port, _socket(host)
        sock.bind((host, 0))
    sock.listen(128)
    return Listening(sock=sock, host=host, port=sock.getsockname()[1], taken=taken)


def _socket(host: str) -> socket.socket:
    sock = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    return sock


def _of_proxy(address: str) -> dict[str, Any]:
    """Return what the server believes of a proxy: who asked, and how. Without one nothing that is passed on counts."""
    if not address:
        return {}
    return {"trusted_proxy": address, "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"}}


def serve(listening: Listening, *, threads: int = 8) -> None:
    """Answer requests until the process is interrupted."""
    import waitress
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application

    from taizhang.conf.ticking import Ticker

    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    ticker = Ticker()
    ticker.start()
    try:
        waitress.serve(
            get_wsgi_application(),
            sockets=[listening.sock],
            threads=threads,
            ident="taizhang",
            max_request_body_size=200_000_000,
            clear_untrusted_proxy_headers=True,
            **_of_proxy(settings.TAIZHANG_PROXY),
        )
    finally:
        ticker.stop()
