"""``taizhang account``: make the first administrator, or give a person a new password."""

import secrets
from argparse import ArgumentParser, Namespace

from taizhang.cli.voice import EXIT_OK, Voice
from taizhang.conf.commands.setting_up import migrated, set_up


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of ``account``."""
    parser.add_argument("username", metavar="NAME", help="登录名 | the name to sign in with")
    parser.add_argument("--name", metavar="NAME", help="姓名，缺省同登录名 | the person's name, default the same")


def run(arguments: Namespace, voice: Voice) -> int:
    """Make an administrator of this name, or set a new password for who has it; print the password once."""
    set_up()
    migrated()
    from taizhang.organs.service import make_administrator

    password = secrets.token_urlsafe(12)
    made = make_administrator(username=arguments.username, name=arguments.name or arguments.username, password=password)
    voice.remark(
        "已建立系统管理员，首次登录须改密码。" if made else "已重设密码，下次登录须改密码。",
        "The administrator was made; the first sign-in asks for a new password."
        if made
        else "The password was set anew; the next sign-in asks for another.",
    )
    print(password)
    return EXIT_OK
