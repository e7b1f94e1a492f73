"""Tasks fanned out over processes; one that hangs, grows or dies costs one input."""

from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future

from ingest.limits import Limits
from ingest.reading import Outcome, Rejected, Task, has_pdf_header_at, id_at, read_tasks
from ingest.supervised import Ended, Team

CHUNK = 16
"""Inputs handed to a process at a time."""
_AHEAD = 3
"""Chunks given to each process in advance: none is idle, and memory stays bounded."""
_WORTH_PROCESSES = 64
"""Inputs below which starting processes takes longer than reading."""

Chunk = Sequence[Task]
_Answer = Future[list[Outcome]]


def read_all(
    tasks: Sequence[Task], run_id: str, workers: int, limits: Limits | None = None
) -> Generator[tuple[Chunk, list[Outcome]]]:
    """Chunks of tasks with their outcomes, in the order of the tasks.

    Reads in at most `workers` other processes, each input within `limits`. Where there are
    few, or `workers` is 1, only PDFs are read there, and the rest in this process: that is
    quicker, and nothing but a PDF is read by code that can harm it.
    """
    everything_apart = workers > 1 and len(tasks) >= _WORTH_PROCESSES
    under_way: deque[tuple[Chunk, _Answer | None]] = deque()
    with Team(workers, limits or Limits()) as team:
        for chunk, is_pdf in _chunks(tasks):
            apart = is_pdf or everything_apart
            answer = team.submit(read_tasks, chunk, run_id) if apart else None
            under_way.append((chunk, answer))
            if len(under_way) >= workers * _AHEAD:
                yield _settled(team, run_id, *under_way.popleft())
        while under_way:
            yield _settled(team, run_id, *under_way.popleft())


def _chunks(tasks: Sequence[Task]) -> Iterator[tuple[Chunk, bool]]:
    """The tasks in chunks, each PDF in one of its own, and whether it is one."""
    chunk: list[Task] = []
    for task in tasks:
        is_pdf = has_pdf_header_at(task.input.place.path)
        if chunk and (is_pdf or len(chunk) == CHUNK):
            yield chunk, False
            chunk = []
        if is_pdf:
            yield [task], True
        else:
            chunk.append(task)
    if chunk:
        yield chunk, False


def _settled(
    team: Team, run_id: str, chunk: Chunk, answer: _Answer | None
) -> tuple[Chunk, list[Outcome]]:
    """The chunk with its outcomes, waited for where other processes have it."""
    if answer is None:
        return chunk, read_tasks(chunk, run_id)
    try:
        return chunk, answer.result()
    except Ended as ended:
        if len(chunk) == 1:
            return chunk, [_rejected(chunk[0], ended)]
    # Any task of the chunk may be the one it died of: each is tried on its own.
    alone = [([task], team.submit(read_tasks, [task], run_id)) for task in chunk]
    return chunk, [_settled(team, run_id, *one)[1][0] for one in alone]


def _rejected(task: Task, ended: Ended) -> Rejected:
    return Rejected(id_at(task.input.place.path), ended.reason, ended.message)
