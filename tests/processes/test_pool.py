"""Worker processes: what dies with them, and that they end when they are told to."""

import os
import struct
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any

import pytest

from taizhang.processes import end, submit


def pool() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, mp_context=get_context("spawn"))


def test_work_is_done() -> None:
    workers = pool()
    assert submit(workers, divmod, 7, 3).result() == (2, 1)
    end(workers)


def test_a_dead_process_is_told_by_the_future() -> None:
    workers = pool()
    with pytest.raises(BrokenProcessPool):
        submit(workers, os._exit, 3).result()
    with pytest.raises(BrokenProcessPool):
        submit(workers, divmod, 7, 3).result()
    end(workers)


def test_end_does_not_wait_for_work() -> None:
    workers = pool()
    submit(workers, divmod, 7, 3).result()
    processes = list(workers._processes.values())
    submit(workers, time.sleep, 600)
    end(workers)
    assert [process.is_alive() for process in processes] == [False]


def test_end_waits_for_no_rest_of_a_result() -> None:
    workers: Any = pool()
    submit(workers, divmod, 7, 3).result()
    # What a worker leaves that is ended while it sends a result: the length of it, and its beginning.
    os.write(workers._result_queue._writer.fileno(), struct.pack("!i", 1_000) + b"begun")
    manager = workers._executor_manager_thread
    time.sleep(0.2)
    end(workers)
    assert not manager.is_alive()
