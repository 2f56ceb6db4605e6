"""Settings of the platform: what every installation shares, and what differs between a desk, an office and the tests.

``taizhang.conf.base`` holds what is always so; ``development``, ``production`` and ``testing`` build on it.
"""

__all__: list[str] = []
