"""Today's first migration under its own name."""

from importlib import import_module

Migration = import_module("taizhang.organs.migrations.0001_initial").Migration
