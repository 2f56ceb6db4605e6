"""``python -m taizhang.conf.demonstration ACCOUNTS.json``: build the data in the folder that TAIZHANG_HOME names."""

import os
import sys
from pathlib import Path

from taizhang.conf.commands.setting_up import set_up

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "taizhang.conf.demonstration.settings"
    set_up()
    from taizhang.conf.demonstration.building import build

    build(Path(sys.argv[1]))
