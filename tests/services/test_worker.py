from __future__ import annotations

import threading
from functools import partial

from massage_gui.services.worker import Worker
from tests.pace import PATIENCE


def test_jobs_are_done_in_order_by_one_thread_that_then_ends() -> None:
    done: list[int] = []
    threads: list[threading.Thread] = []
    last, late = threading.Event(), threading.Event()
    worker = Worker()
    for number in range(20):
        worker.do(partial(done.append, number))
    worker.do(lambda: threads.append(threading.current_thread()))
    worker.do(last.set)
    worker.end()
    worker.do(late.set)
    assert last.wait(PATIENCE)
    threads[0].join(PATIENCE)
    assert not threads[0].is_alive()
    assert threads[0] is not threading.current_thread()
    assert done == list(range(20))
    assert not late.is_set()


def test_a_job_that_hangs_keeps_no_program_from_ending() -> None:
    begun, hangs, threads = threading.Event(), threading.Event(), list[threading.Thread]()
    worker = Worker()
    worker.do(lambda: threads.append(threading.current_thread()))
    worker.do(begun.set)
    worker.do(partial(hangs.wait, PATIENCE))
    assert begun.wait(PATIENCE)
    assert threads[0].daemon
    hangs.set()
    worker.end()
