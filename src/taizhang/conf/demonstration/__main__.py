"""``python -m taizhang.conf.demonstration ACCOUNTS.json``: build the data in the folder that TAIZHANG_HOME names."""

import sys
from pathlib import Path

from taizhang.conf.commands.setting_up import set_up

if __name__ == "__main__":
    set_up()
    from taizhang.conf.demonstration.building import build

    build(Path(sys.argv[1]))
