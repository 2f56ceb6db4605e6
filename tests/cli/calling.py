"""What tests of the whole command share: a short text, and what was printed."""

import pytest

POINTS = "云溪区2025年工作要点\n\n一般公共预算收入增长6.5%左右，城镇新增就业5000人以上。实施重点项目120个。\n"


def out_of(said: pytest.CaptureFixture[bytes]) -> tuple[str, str]:
    """Return what was printed since, and what was said about it."""
    out, err = said.readouterr()
    return out.decode(), err.decode()
