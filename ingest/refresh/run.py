"""One refresh: find what changed, load it into a copy, let the gates look, publish."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from time import perf_counter
from typing import Literal

from ingest.batch import load_changes, new_run_id
from ingest.changes import Changes, find_changes
from ingest.refresh.config import RefreshConfig
from ingest.refresh.gates import broken_checks, refusals, standing_of
from ingest.refresh.journal import Journal
from ingest.refresh.lock import hold_lock
from ingest.summary import Progress, Summary
from report.generations import SiteGenerations
from warehouse.generations import Generation, Generations
from warehouse.store import Warehouse

Outcome = Literal["published", "unchanged", "refused", "failed"]


@dataclass
class Refreshed:
    """How a refresh ended. `generation` is the name of the file that is current now."""

    refresh_id: str
    outcome: Outcome = "failed"
    generation: str | None = None
    reasons: list[str] = field(default_factory=list)
    is_acceptable: bool = True
    """Whether `accept` would overrule the reasons."""
    overruled: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    site: str | None = None
    """The name of the site that is current now; None where none is asked for."""
    swept: list[str] = field(default_factory=list)
    pruned: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    summary: Summary = field(default_factory=Summary)

    def as_json(self) -> dict[str, object]:
        """The report as it is written and as `--json` prints it."""
        return {**vars(self), "summary": self.summary.as_json()}


def refresh(config: RefreshConfig, *, progress: Progress, accept: bool = False) -> Refreshed:
    """Publish a generation that holds what the inputs hold now, and say how it went.

    Where nothing changed nothing is published; where a gate does not hold neither is, unless
    `accept` says that its reasons are known. No reason is good enough for a check that finds
    rows. Raises `RefreshLocked`, `NotASite` where the site's link has no place, and what loading
    raises: `WarehouseError`, `NoSuchInput`, `ManifestError`, `OSError`. Whatever is raised, and
    wherever the process is ended, the current generation stays what it was.
    """
    started = datetime.now(UTC)
    done = Refreshed(new_run_id(started))
    generations = Generations(config.warehouse)
    sites = SiteGenerations(config.site) if config.site else None
    with hold_lock(config.warehouse):
        journal = Journal(config.reports, done.refresh_id)
        journal.tell("started", process=os.getpid(), accept=accept)
        try:
            _Refresh(config, generations, sites, progress, journal, done).run(accept=accept)
        except BaseException as error:
            done.reasons.append(str(error) or type(error).__name__)
            with suppress(OSError):
                generations.discard_draft()
                if sites:
                    sites.discard_draft()
            raise
        finally:
            done.seconds["in all"] = (datetime.now(UTC) - started).total_seconds()
            journal.tell("ended", outcome=done.outcome, reasons=done.reasons)
            journal.report(done.as_json())
    return done


@dataclass
class _Refresh:
    config: RefreshConfig
    generations: Generations
    sites: SiteGenerations | None
    progress: Progress
    journal: Journal
    done: Refreshed

    def run(self, *, accept: bool) -> None:
        """Go through the steps; how it ended is in `done`."""
        self.done.swept = self.generations.sweep() + (self.sites.sweep() if self.sites else [])
        current = self.generations.current()
        self.done.generation = current.path.name if current else None
        with self._step("detect"):
            changes = self._changes(current)
        if changes.is_empty and current is not None and _is_of_this_version(current):
            self.done.outcome = "unchanged"
            self._complete_site(current)
            return
        with self._step("copy"):
            self.generations.begin_draft()
        with self._step("load"):
            self._load(changes)
        with self._step("check"):
            broken, doubtful = self._reasons(current)
        if broken or (doubtful and not accept):
            self.done.outcome, self.done.reasons = "refused", broken + doubtful
            self.done.is_acceptable = not broken
            self.generations.discard_draft()
            if current and _is_of_this_version(current):
                # A refresh may have been ended between the warehouse's link and the site's.
                self._complete_site(current)
            return
        self.done.overruled = doubtful
        if self.sites:
            with self._step("site"):
                self.sites.build(self.generations.draft)
        with self._step("publish"):
            published = self.generations.publish()
            self.done.outcome, self.done.generation = "published", published.path.name
            self._follow(published)

    def _follow(self, published: Generation) -> None:
        """Do what follows on a publication, which stands whatever becomes of it."""
        try:
            self.done.pruned = self.generations.prune(self.config.keep)
            self._publish_site(published)
        except OSError as error:
            self.done.warnings.append(
                f"{published.path.name} is published, its site or the removal of older ones is"
                f" not complete ({error}): free some space; the next refresh completes it"
            )

    def _complete_site(self, current: Generation) -> None:
        """Write the site of a generation that has none: it is newly asked for, or is gone."""
        if self.sites is None:
            return
        if self.sites.holds(current.path.stem):
            self.done.site = current.path.stem
            self.sites.point_to(current.path.stem)
            return
        with self._step("site"):
            self.sites.build(current.path)
            self._publish_site(current)

    def _publish_site(self, generation: Generation) -> None:
        """Publish the site that was built, of the generation that is current now."""
        if self.sites:
            self.done.site = self.sites.publish(generation.path.stem).name
            kept = {one.path.stem for one in self.generations.all()}
            self.done.pruned += self.sites.prune(kept)

    def _changes(self, current: Generation | None) -> Changes:
        known = current.path if current else self.generations.draft
        changes = find_changes(self.config.inputs, known)
        self.done.summary = changes.summary
        self.done.warnings = [
            f"{path} holds nothing any more, where {count:,} files were read before: is it mounted?"
            for path, count in changes.emptied.items()
        ]
        return changes

    def _load(self, changes: Changes) -> None:
        with Warehouse.open(self.generations.draft) as target:
            load_changes(
                changes,
                target,
                workers=self.config.workers or os.cpu_count() or 1,
                progress=self.progress,
                limits=self.config.limits,
                run_id=self.done.refresh_id,
            )

    def _reasons(self, current: Generation | None) -> tuple[list[str], list[str]]:
        """Against publishing: what cannot be overruled, and what can."""
        before = standing_of(current.path, checked=False) if current else None
        after = standing_of(self.generations.draft, checked=True)
        doubtful = refusals(self.config.gates, before, after, self.done.summary)
        return list(broken_checks(after)), list(doubtful)

    @contextmanager
    def _step(self, step: str) -> Iterator[None]:
        begun = perf_counter()
        yield
        self.done.seconds[step] = round(perf_counter() - begun, 3)
        self.journal.tell(step, seconds=self.done.seconds[step])


def _is_of_this_version(current: Generation) -> bool:
    """Whether its tables and views are those of the program that is running."""
    sql = "SELECT version FROM run ORDER BY run_id DESC LIMIT 1"
    with Warehouse.open_read_only(current.path) as opened:
        return opened.is_kept_up() and list(opened.query(sql).rows) == [(version("tidtam"),)]
