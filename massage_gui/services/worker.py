"""A thread that does jobs one after the other, for calls into libraries that may take long, or for ever."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue

Job = Callable[[], object]


class Worker:
    """Does jobs in order; a job that hangs keeps neither its giver nor the end of the program waiting."""

    def __init__(self) -> None:
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        threading.Thread(target=self._work, name="worker", daemon=True).start()

    def do(self, job: Job) -> None:
        """Have a job done, after those that were given before."""
        self._jobs.put(job)

    def end(self) -> None:
        """Take no more jobs; those that were given are still done."""
        self._jobs.put(None)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()
