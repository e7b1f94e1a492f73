"""Tasks fanned out over processes; one that hangs, grows or dies costs one input."""

from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future
from itertools import chain

from ingest.limits import Limits
from ingest.reading import Outcome, Rejected, Task, id_of, is_pdf, read_tasks
from ingest.supervised import Ended, Team

CHUNK = 16
"""Inputs handed to a process at a time."""
_AHEAD = 8
"""Chunks given to each process in advance: none is idle, and memory stays bounded."""
_WORTH_PROCESSES = 64
"""Inputs below which starting processes takes longer than reading."""
CHUNK_BYTES = 4 * 1024 * 1024
BYTES_AHEAD = 64 * 1024 * 1024
"""Bytes of archives' members in a chunk, and in all chunks given in advance, beside one more."""

Chunk = Sequence[Task]
_Answer = Future[list[Outcome]]


def read_all(
    tasks: Iterable[Task], run_id: str, workers: int, limits: Limits | None = None
) -> Generator[tuple[Chunk, list[Outcome]]]:
    """Chunks of tasks with their outcomes, in the order of the tasks.

    Reads in at most `workers` other processes, each input within `limits`. Where there are
    few, or `workers` is 1, only PDFs are read there, and the rest in this process: that is
    quicker, and nothing but a PDF is read by code that can harm it. No more tasks are asked
    for than the processes have use of, so that few archive members are held at a time.
    """
    coming = iter(tasks)
    first, are_many = _begun(coming)
    everything_apart = workers > 1 and are_many
    under_way: deque[tuple[Chunk, _Answer | None]] = deque()
    held = 0
    with Team(workers, limits or Limits()) as team:
        for chunk, is_apart in _chunks(chain(first, coming)):
            apart = is_apart or everything_apart
            answer = team.submit(read_tasks, chunk, run_id) if apart else None
            under_way.append((chunk, answer))
            held += _bytes_in(chunk)
            while len(under_way) >= workers * _AHEAD or (held > BYTES_AHEAD and len(under_way) > 1):
                held -= _bytes_in(under_way[0][0])
                yield _settled(team, run_id, *under_way.popleft())
        while under_way:
            yield _settled(team, run_id, *under_way.popleft())


def _begun(coming: Iterator[Task]) -> tuple[list[Task], bool]:
    """The first tasks, and whether there are as many as are worth processes."""
    first: list[Task] = []
    size = 0
    for task in coming:
        first.append(task)
        size += _bytes_in([task])
        if len(first) >= _WORTH_PROCESSES or size > BYTES_AHEAD:
            return first, True
    return first, False


def _bytes_in(chunk: Chunk) -> int:
    """Bytes of archives' members that the chunk holds; files are opened where they are read."""
    return sum(len(task.input.content) for task in chunk if task.input.content is not None)


def _chunks(tasks: Iterable[Task]) -> Iterator[tuple[Chunk, bool]]:
    """The tasks in chunks, each PDF in one of its own, and whether it is one."""
    chunk: list[Task] = []
    size = 0
    for task in tasks:
        alone = is_pdf(task)
        if chunk and (alone or len(chunk) == CHUNK or size > CHUNK_BYTES):
            yield chunk, False
            chunk, size = [], 0
        if alone:
            yield [task], True
        else:
            chunk.append(task)
            size += _bytes_in([task])
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
    return Rejected(id_of(task.input), ended.reason, ended.message)
