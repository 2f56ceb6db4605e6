"""The platform's subcommands of ``taizhang``: serve, migrate, account, verify, seal, tick, backup, restore."""

from taizhang.conf.commands.setting_up import set_up

__all__ = ["set_up"]
