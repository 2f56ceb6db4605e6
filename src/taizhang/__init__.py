"""台账 Taizhang: a ledger for what a government promises, does and reports.

The package imports nothing on its own account; take what you need from `taizhang.reading`,
`taizhang.checking`, `taizhang.settling`, `taizhang.workdays` or `taizhang.intake`.
"""

__all__ = ["__version__"]

__version__ = "0.1.0"
