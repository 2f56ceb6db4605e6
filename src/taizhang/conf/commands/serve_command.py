"""``taizhang serve``: run the platform on this machine."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace

from taizhang.cli.voice import EXIT_OK, CommandError, Voice, why
from taizhang.conf.commands.setting_up import migrated, set_up


def a_port(text: str) -> int:
    """Read a port from 1 to 65535."""
    if text.isdecimal() and 1 <= int(text) <= 65535:
        return int(text)
    raise ArgumentTypeError(f"“{text}”不是端口号 ('{text}' is no port)")


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of ``serve``."""
    parser.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="地址，缺省127.0.0.1 | address")
    parser.add_argument("--port", type=a_port, default=8000, metavar="PORT", help="端口，缺省8000 | port")
    parser.add_argument("--threads", type=int, default=8, metavar="N", help="同时处理几个请求 | requests at once")


def run(arguments: Namespace, voice: Voice) -> int:
    """Serve until interrupted; refuses where the database is not of this version or the port is taken."""
    set_up()
    migrated()
    from taizhang.conf.serving import listen, serve

    try:
        listening = listen(arguments.host, arguments.port, any_free=False)
    except OSError as error:
        raise CommandError(
            f"{arguments.host}:{arguments.port}不能用（{why(error)}），请用--port给出另一个端口。",
            f"{arguments.host}:{arguments.port} cannot be used ({error.strerror}); name another port with --port.",
        ) from error
    voice.remark(
        f"台账在 http://{listening.host}:{listening.port}/ ，按Ctrl-C停止。",
        f"Taizhang answers at http://{listening.host}:{listening.port}/ ; Ctrl-C stops it.",
    )
    serve(listening, threads=arguments.threads)
    return EXIT_OK
