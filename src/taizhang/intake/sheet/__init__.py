"""xlsx → text, cell by cell as Excel shows it."""

from taizhang.intake.sheet.workbook import read_workbook

__all__ = ["read_workbook"]
