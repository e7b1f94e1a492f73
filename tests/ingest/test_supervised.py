"""Processes within limits: what becomes of one that hangs, grows or dies, and of the others."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from ingest import supervised
from ingest.limits import LEAST_MEGABYTES, Limits
from ingest.supervised import Ended, Team
from parsers.readers.heartbeat import page_begins
from tests.conftest import ROOT

SHORT = Limits(seconds=1)
LONG = Limits(seconds=60)
MEGABYTE = 1024 * 1024


@pytest.fixture(autouse=True)
def tests_are_found_by_other_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT)


def double(number: int) -> int:
    return 2 * number


def hang() -> None:
    """Sleep where Python is not asked: no signal handler of Python's would run."""
    ctypes.PyDLL(None).sleep(1000)


def take_pages(count: int, seconds: float) -> int:
    for _ in range(count):
        page_begins()
        time.sleep(seconds)
    return count


def grow(megabytes: int) -> int:
    held = []
    for _ in range(megabytes // 16):
        held.append(b"x" * (16 * MEGABYTE))
        time.sleep(0.005)
    return len(held)


def grow_at_once(megabytes: int) -> int:
    return len(b"x" * (megabytes * MEGABYTE))


def answer(megabytes: int) -> bytes:
    return b"x" * (megabytes * MEGABYTE)


def die(number: int) -> None:
    os.kill(os.getpid(), number)


def leave(code: int) -> None:
    os._exit(code)


def own_id() -> int:
    return os.getpid()


def hold(megabytes: int) -> int:
    """Keep so much for as long as the process lives."""
    HELD.append(b"x" * (megabytes * MEGABYTE))
    return os.getpid()


HELD: list[bytes] = []


def refused(*_: object) -> None:
    raise OSError(24, "Too many open files")


def start_a_child(told: str) -> None:
    child = subprocess.Popen(["sleep", "1000"])
    Path(told).write_text(f"{os.getpid()} {child.pid}")
    child.wait()


def ended(future: "Future[Any]") -> Ended:
    with pytest.raises(Ended) as caught:
        future.result(timeout=60)
    return caught.value


def is_alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def wait_until_gone(*processes: int) -> None:
    until = time.monotonic() + 10
    while any(map(is_alive, processes)):
        assert time.monotonic() < until
        time.sleep(0.05)


class TestAnswers:
    def test_they_come_from_other_processes(self) -> None:
        with Team(2, LONG) as team:
            answers = [team.submit(double, number) for number in range(20)]
            assert [one.result(timeout=60) for one in answers] == [2 * n for n in range(20)]
            assert team.submit(own_id).result(timeout=60) != os.getpid()

    def test_a_team_with_nothing_to_do_starts_no_process(self) -> None:
        started = time.monotonic()
        with Team(8, LONG):
            pass
        assert time.monotonic() - started < 0.2

    def test_a_dismissed_team_takes_nothing_on(self) -> None:
        with Team(1, LONG) as team:
            pass
        with pytest.raises(RuntimeError):
            team.submit(double, 1)


class TestTime:
    def test_a_hang_in_c_costs_itself_only(self) -> None:
        with Team(2, SHORT) as team:
            hanging = team.submit(hang)
            others = [team.submit(double, number) for number in range(5)]
            assert [one.result(timeout=60) for one in others] == [0, 2, 4, 6, 8]
            error = ended(hanging)
            assert error.reason == "limit_time"
            assert "more than 1 s for one page" in error.message
            assert "--time-limit" in error.message
            assert team.submit(double, 7).result(timeout=60) == 14

    def test_each_page_has_its_own_time(self) -> None:
        with Team(1, SHORT) as team:
            assert team.submit(take_pages, 4, 0.5).result(timeout=60) == 4

    def test_pages_without_end_are_ended(self) -> None:
        # A page takes a tenth of what it may, so that a busy machine does not end it before.
        with Team(1, Limits(seconds=0.2)) as team:
            error = ended(team.submit(take_pages, 1000, 0.02))
            assert (error.reason, "more than 6 s in all" in error.message) == ("limit_time", True)

    def test_time_is_not_counted_between_tasks(self) -> None:
        with Team(1, SHORT) as team:
            first = team.submit(own_id).result(timeout=60)
            time.sleep(1.5)
            assert team.submit(own_id).result(timeout=60) == first


@pytest.mark.skipif(sys.platform != "linux", reason="memory is watched on Linux only")
class TestMemory:
    LITTLE = Limits(megabytes=LEAST_MEGABYTES)

    @pytest.mark.parametrize("taking", [grow, grow_at_once])
    def test_one_that_takes_too_much_costs_itself_only(self, taking: object) -> None:
        with Team(2, self.LITTLE) as team:
            greedy = team.submit(grow if taking is grow else grow_at_once, 4_000)
            assert team.submit(double, 4).result(timeout=60) == 8
            error = ended(greedy)
            assert error.reason == "limit_memory"
            assert "256 MB" in error.message
            assert "--memory-limit" in error.message

    def test_an_answer_that_is_too_large_is_none(self) -> None:
        with Team(1, self.LITTLE) as team:
            assert len(team.submit(answer, 16).result(timeout=60)) == 16 * MEGABYTE
            assert ended(team.submit(answer, 80)).reason == "limit_memory"

    def test_what_one_task_leaves_behind_is_not_counted_against_the_next(self) -> None:
        with Team(1, self.LITTLE) as team:
            first = team.submit(hold, 150).result(timeout=60)
            assert team.submit(hold, 150).result(timeout=60) != first


class TestDeath:
    @pytest.mark.parametrize(
        ("number", "reason"),
        [
            (signal.SIGSEGV, "failed"),
            (signal.SIGABRT, "failed"),
            (signal.SIGKILL, "limit_memory"),
        ],
    )
    def test_a_crash_costs_itself_only(self, number: signal.Signals, reason: str) -> None:
        with Team(1, LONG) as team:
            dying = team.submit(die, number)
            after = team.submit(double, 3)
            error = ended(dying)
            assert error.reason == reason
            assert reason != "failed" or number.name in error.message
            assert after.result(timeout=60) == 6

    def test_an_exit_is_told_with_its_code(self) -> None:
        with Team(1, LONG) as team:
            assert "exit code 9" in ended(team.submit(leave, 9)).message


class TestNoProcessStarts:
    """The system may refuse another process or file."""

    def test_what_waits_is_told_so(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(supervised, "_Member", refused)
        with Team(1, LONG) as team:
            error = ended(team.submit(double, 3))
            assert (error.reason, "no process could be started" in error.message) == (
                "failed",
                True,
            )
            assert ended(team.submit(double, 4)).reason == "failed"

    def test_the_processes_that_there_are_do_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        with Team(2, LONG) as team:
            assert team.submit(double, 1).result(timeout=60) == 2
            monkeypatch.setattr(supervised, "_Member", refused)
            answers = [team.submit(double, number) for number in range(5)]
            assert [answer.result(timeout=60) for answer in answers] == [0, 2, 4, 6, 8]

    @pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
    def test_a_supervisor_that_fails_leaves_nobody_waiting(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Team, "_hand_out", refused)
        with Team(1, LONG) as team:
            assert ended(team.submit(double, 3)).reason == "failed"
            assert ended(team.submit(double, 4)).reason == "failed"


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
class TestNothingIsLeft:
    def test_what_a_task_started_ends_with_it(self, tmp_path: Path) -> None:
        told = tmp_path / "ids"
        with Team(1, SHORT) as team:
            assert ended(team.submit(start_a_child, str(told))).reason == "limit_time"
        wait_until_gone(*map(int, told.read_text().split()))

    def test_leaving_ends_what_is_under_way(self) -> None:
        started = time.monotonic()
        with Team(2, LONG) as team:
            process = team.submit(own_id).result(timeout=60)
            team.submit(hang)
            team.submit(hang)
            time.sleep(0.5)
        assert time.monotonic() - started < 10
        wait_until_gone(process)

    def test_a_killed_parent_leaves_no_process(self, tmp_path: Path) -> None:
        told = tmp_path / "ids"
        script = tmp_path / "parent.py"
        script.write_text(
            "from ingest.supervised import Team\n"
            "from ingest.limits import Limits\n"
            "from tests.ingest.test_supervised import start_a_child\n"
            "if __name__ == '__main__':\n"
            "    with Team(1, Limits()) as team:\n"
            f"        team.submit(start_a_child, {str(told)!r}).result()\n"
        )
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        parent = subprocess.Popen([sys.executable, script], env=environment)
        until = time.monotonic() + 30
        while not told.exists() or not told.read_text():
            assert time.monotonic() < until
            time.sleep(0.05)
        worker, child = map(int, told.read_text().split())
        parent.kill()
        parent.wait()
        wait_until_gone(worker)
        os.kill(child, signal.SIGKILL)
