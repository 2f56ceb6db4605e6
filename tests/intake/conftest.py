"""Makes ``tests.intake`` importable, so that tests can share the builders of their files."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
