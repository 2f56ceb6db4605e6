"""Settings for one machine: the demonstration, a desk, a developer. Plain HTTP on 127.0.0.1."""

from taizhang.conf.base import *  # noqa: F403
