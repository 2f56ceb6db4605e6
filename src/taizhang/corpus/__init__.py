"""Corpus: a folder of reports into Parquet tables that DuckDB, pandas and R can ask.

``build`` reads a folder on all cores, keeps what is done through any interruption, and writes one file per table. The
subcommand ``taizhang corpus`` is ``taizhang.corpus.command``, joined to the command by its entry point.
"""

from taizhang.corpus.building import build
from taizhang.corpus.errors import CorpusError
from taizhang.corpus.summary import Failure, Step, Summary

__all__ = ["CorpusError", "Failure", "Step", "Summary", "build"]
