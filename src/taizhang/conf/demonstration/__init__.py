"""The demonstration: the made-up 云溪区 in the middle of its year, built through the acts that people press."""

from taizhang.conf.demonstration.building import build

__all__ = ["build"]
