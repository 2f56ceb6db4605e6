"""Starting Django for a subcommand."""

import os
from importlib.util import find_spec

from taizhang.cli.voice import CommandError
from taizhang.conf.environment import BadSetting


def installed() -> None:
    """Raise CommandError where the platform's packages are not installed."""
    if find_spec("django") is None:
        raise CommandError(
            "平台需要的程序包没有安装，请在源码目录运行 pip install '.[platform]'（或 make setup）后再用。",
            "The platform's packages are not installed; run make setup or pip install '.[platform]' in the sources.",
        )


def set_up(*, settings: str = "taizhang.conf.development") -> None:
    """Start Django with the settings that ``DJANGO_SETTINGS_MODULE`` names, else these.

    Raises CommandError where the platform's packages are not installed, or an environment variable cannot be used.
    """
    installed()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", settings)
    import django

    try:
        django.setup()
    except BadSetting as error:
        raise CommandError(f"环境变量不可用：{error}", f"An environment variable cannot be used: {error}") from error


def migrated() -> None:
    """Raise CommandError unless the database has every table of this version."""
    from django.db import DEFAULT_DB_ALIAS, OperationalError, connections
    from django.db.migrations.executor import MigrationExecutor

    connection = connections[DEFAULT_DB_ALIAS]
    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except OperationalError as error:
        raise CommandError(
            f"连不上数据库（{error}），请检查环境变量TAIZHANG_DATABASE。",
            f"The database cannot be reached ({error}); check the variable TAIZHANG_DATABASE.",
        ) from error
    if missing:
        raise CommandError(
            "数据库还不是这个版本的，请先运行 taizhang migrate。",
            "The database is not of this version yet; run taizhang migrate first.",
        )
