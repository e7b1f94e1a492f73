"""Tasks fanned out over processes; a process that dies costs one input, not the batch."""

import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from ingest.reading import Outcome, Rejected, Task, read_tasks

CHUNK = 16
"""Inputs handed to a process at a time."""
_AHEAD = 3
"""Chunks given to each process in advance: none is idle, and memory stays bounded."""
_WORTH_PROCESSES = 64
"""Inputs below which starting processes takes longer than reading."""

Chunk = Sequence[Task]


def read_all(
    tasks: Sequence[Task], run_id: str, workers: int
) -> Iterator[tuple[Chunk, list[Outcome]]]:
    """Chunks of tasks with their outcomes, in the order of the tasks.

    Reads in `workers` processes, or in this one where that is quicker.
    """
    chunks = [tasks[start : start + CHUNK] for start in range(0, len(tasks), CHUNK)]
    if workers > 1 and len(tasks) >= _WORTH_PROCESSES:
        yield from _fan_out(deque(chunks), run_id, workers)
    else:
        for chunk in chunks:
            yield chunk, read_tasks(chunk, run_id)


def _fan_out(
    waiting: deque[Chunk], run_id: str, workers: int
) -> Iterator[tuple[Chunk, list[Outcome]]]:
    """Read chunks in processes; after a death, the chunk it died on is read apart."""
    while waiting:
        # Started afresh, not forked: a fork of a process with an open database is not safe.
        with _processes(workers) as pool:
            running: deque[tuple[Chunk, Future[list[Outcome]]]] = deque()
            try:
                while waiting or running:
                    while waiting and len(running) < workers * _AHEAD:
                        chunk = waiting[0]
                        running.append((chunk, pool.submit(read_tasks, chunk, run_id)))
                        waiting.popleft()
                    chunk, future = running[0]
                    outcomes = future.result()
                    running.popleft()
                    yield chunk, outcomes
            except BrokenProcessPool:
                waiting.extendleft(chunk for chunk, _ in reversed(running))
        if waiting:
            # Any of the chunks under way may be the one; the first is tried alone.
            chunk = waiting.popleft()
            yield chunk, [_read_apart(task, run_id) for task in chunk]


def _processes(count: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        count, mp_context=get_context("spawn"), initializer=_leave_interrupts_to_the_parent
    )


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _read_apart(task: Task, run_id: str) -> Outcome:
    """Read one task in a process of its own, which may die of it."""
    with _processes(1) as pool:
        try:
            return pool.submit(read_tasks, [task], run_id).result()[0]
        except BrokenProcessPool:
            message = "ended the process that read it; look at the file, and report it"
            return Rejected(None, "failed", message)
