"""Backup and restore: one file with every table, every uploaded file and every seal, for either database."""

from taizhang.conf.backup.reading import BadBackup, Manifest, restore
from taizhang.conf.backup.writing import backup

__all__ = ["BadBackup", "Manifest", "backup", "restore"]
