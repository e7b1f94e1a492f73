"""Processes that work for this one, each within limits; none of them can take it along.

The code that reads PDFs is not ours and not Python: it may hang where no signal reaches it,
take all memory, or end its process. So a thread watches each process from outside.
"""

import ctypes
import os
import resource
import signal
import sys
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from multiprocessing import connection, get_context, resource_tracker
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from types import TracebackType
from typing import Any, NamedTuple, ParamSpec, Self, TypeVar

from ingest.limits import Clock, Exceeded, Limits, resident_bytes
from parsers.readers import heartbeat
from schema.records.operations import Reason

_WATCHED_EVERY = 0.05
"""Seconds between two looks at what the processes take."""
_BACKSTOP = 2
"""Times the limit at which the system itself refuses memory: it is quicker than any watch."""
_ANSWERED = 0.25
"""Share of a process's memory that an answer may have: the one who asked has to hold it too."""
_WORN = 0.5
"""Share of its memory above which a process is replaced, that the next task have enough."""
_NO_MEMORY = 86
"""With this code a process ends that got no more memory."""
_DIE_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of Linux's prctl."""

# Started afresh, not forked: a fork of a process with an open database is not safe.
_PROCESSES = get_context("spawn")

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


class Ended(Exception):
    """The process that had the task has ended; `reason` is the quarantine's."""

    def __init__(self, reason: Reason, message: str) -> None:
        super().__init__(reason, message)
        self.reason = reason
        self.message = message


class _Job(NamedTuple):
    answer: "Future[Any]"
    function: Callable[..., Any]
    arguments: tuple[Any, ...]


class Team:
    """At most `size` processes, started when there is something to do; a context manager."""

    def __init__(self, size: int, limits: Limits) -> None:
        self._size = size
        self._limits = limits
        self._waiting: SimpleQueue[_Job] = SimpleQueue()
        self._members: list[_Member] = []
        self._closing = False
        self._failed = False
        self._called, self._call = _PROCESSES.Pipe(duplex=False)
        self._supervisor = Thread(target=self._supervise, name="supervisor", daemon=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._closing = True
        if self._supervisor.ident is not None:
            self._call.send_bytes(b"!")
            self._supervisor.join()

    def submit(
        self, function: Callable[Given, Answer], *given: Given.args, **named: Given.kwargs
    ) -> "Future[Answer]":
        """Have a process call a function of some module; limits count from when it begins.

        The answer's `result` raises `Ended` where the process ended before it was there.
        """
        assert not named
        if self._closing:
            raise RuntimeError("the team has been dismissed")
        answer: Future[Answer] = Future()
        self._waiting.put(_Job(answer, function, given))
        if self._supervisor.ident is None:
            self._supervisor.start()
        if self._failed:
            self._give_up_waiting()
        else:
            self._call.send_bytes(b"!")
        return answer

    def _supervise(self) -> None:
        # A terminal sends its interrupts to every process, and the main thread is to heed them:
        # what is started from here inherits that they are blocked. Multiprocessing's own
        # process comes first, because starting it takes the block away.
        try:
            with suppress(OSError):
                resource_tracker.ensure_running()
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
            while not self._closing:
                self._hand_out()
                self._listen()
                self._members = [member for member in self._members if member.goes_on()]
        finally:
            # Set before the rest: what is submitted from now on is given up where it is submitted.
            self._failed = True
            for member in self._members:
                member.dismiss()
            self._give_up_waiting()

    def _give_up_waiting(self) -> None:
        with suppress(Empty):
            while True:
                self._waiting.get_nowait().answer.set_exception(_not_done())

    def _hand_out(self) -> None:
        """Give what waits to idle processes, and to new ones up to the team's size."""
        while not self._waiting.empty():
            idle = next((member for member in self._members if member.job is None), None)
            if idle is None and len(self._members) < self._size:
                idle = self._hire()
            if idle is not None:
                idle.take(self._waiting.get())
            elif self._members:
                return

    def _hire(self) -> "_Member | None":
        """One process more; where there can be none at all, nobody goes on waiting."""
        try:
            member = _Member(self._limits)
        except OSError as error:
            if not self._members:
                self._waiting.get().answer.set_exception(_not_done(error))
            return None
        self._members.append(member)
        return member

    def _listen(self) -> None:
        """Wait for answers, or for something to hand out, or for the next look."""
        busy = {member.pipe: member for member in self._members if member.job}
        for ready in connection.wait([*busy, self._called], _WATCHED_EVERY if busy else None):
            if ready is self._called:
                self._called.recv_bytes()
            else:
                busy[ready].receive()  # type: ignore[index]


class _Member:
    """A process of the team, as its supervisor sees it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.job: _Job | None = None
        times = _PROCESSES.RawArray("d", 2)
        self._clock = Clock(times)
        self.pipe, theirs = _PROCESSES.Pipe()
        self._process = _PROCESSES.Process(target=_work, args=(theirs, times, limits), daemon=True)
        self._process.start()
        theirs.close()

    def take(self, job: _Job) -> None:
        """Do this next."""
        self.job = job
        with suppress(OSError):
            self.pipe.send((job.function, job.arguments))

    def receive(self) -> None:
        """The answer has come, or the process has gone."""
        assert self.job is not None
        try:
            answer = self.pipe.recv()
        except (EOFError, OSError):
            self._end(None)
        else:
            self.job.answer.set_result(answer)
            self.job = None

    def goes_on(self) -> bool:
        """Whether this process is fit to work on; ends one that exceeds its limits."""
        assert self._process.pid is not None
        held = resident_bytes(self._process.pid)
        if self.job is None:
            fit = self._process.exitcode is None and held <= self._limits.memory * _WORN
            if not fit:
                self.dismiss()
            return fit
        if held > self._limits.memory:
            self._end(self._limits.memory_exceeded)
        elif exceeded := self._clock.exceeded(self._limits):
            self._end(exceeded)
        return self.job is not None

    def dismiss(self) -> None:
        """End the process, with those that it started."""
        assert self._process.pid is not None
        if self._process.exitcode is None:
            with suppress(OSError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.kill()
        self._process.join()
        self.pipe.close()
        if self.job:
            self.job.answer.set_exception(_not_done())

    def _end(self, exceeded: Exceeded | None) -> None:
        """Tell who waits that there will be no answer, and why."""
        job, self.job = self.job, None
        assert job is not None
        if exceeded is None:
            self._process.join(1.0)
            exceeded = _cause_of_death(self._process.exitcode, self._limits)
        self.dismiss()
        job.answer.set_exception(Ended(exceeded.reason, exceeded.message))


def _not_done(error: OSError | None = None) -> Ended:
    """Why a task is given up that no process has done."""
    if error is None:
        return Ended("failed", "was not read: the processes that read were ended; run again")
    why = error.strerror or str(error)
    return Ended("failed", f"was not read: no process could be started ({why}); run again")


def _cause_of_death(code: int | None, limits: Limits) -> Exceeded:
    """What to say of a process that ended without being told to."""
    if code == _NO_MEMORY:
        return limits.memory_exceeded
    if code == -signal.SIGKILL:
        return Exceeded("limit_memory", "was ended by the system, most likely for want of memory")
    how = f"signal {signal.Signals(-code).name}" if code and code < 0 else f"exit code {code}"
    message = f"ended the process that read it ({how}); look at the file, and report it"
    return Exceeded("failed", message)


def _work(pipe: "connection.Connection[Any, Any]", times: Any, limits: Limits) -> None:
    """What a process of the team does: call functions, and answer, until nobody asks."""
    _settle_in(limits)
    clock = Clock(times)
    heartbeat.listen(clock.next_page)
    try:
        while True:
            function, arguments = pipe.recv()
            clock.start()
            answer = ForkingPickler.dumps(function(*arguments))
            clock.stop()
            if len(answer) > limits.memory * _ANSWERED:
                raise MemoryError
            pipe.send_bytes(answer)
    except (EOFError, ConnectionError):
        return
    except MemoryError:
        os._exit(_NO_MEMORY)


def _settle_in(limits: Limits) -> None:
    """Set what the system is to do with this process, as far as the system can do it."""
    # A group of its own: what it starts ends with it.
    os.setpgrp()
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        most = limits.memory * _BACKSTOP
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        # Where all memory is used up, this process is the one to be ended.
        with suppress(OSError):
            Path("/proc/self/oom_score_adj").write_text("1000")
