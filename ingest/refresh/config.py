"""`tidtam.toml`: what a refresh reads, where it publishes, and what must hold before it does."""

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from typing import Any

from ingest.limits import LEAST_MEGABYTES, MEGABYTES, SECONDS_A_PAGE, Limits


class ConfigError(Exception):
    """A configuration that cannot be used; the message names file and key."""


@dataclass(frozen=True)
class Gates:
    """What keeps a generation from being published; shares are 0 to 1."""

    newly_failing_share: float = 0.1
    """Of the documents read: more that fail anew than this are too many ..."""
    newly_failing_least: int = 10
    """... where they are at least so many: a bad file or two are no reason to stop."""
    fewer_projects_share: float = 0.02


@dataclass(frozen=True)
class RefreshConfig:
    """`warehouse`, `reports` and `site` are folders; `keep` is a number of generations."""

    inputs: tuple[Path, ...]
    warehouse: Path
    reports: Path
    keep: int = 3
    workers: int | None = None
    limits: Limits = field(default_factory=Limits)
    gates: Gates = field(default_factory=Gates)
    site: Path | None = None


def read_config(path: Path) -> RefreshConfig:
    """The configuration in a file; its relative paths start from the file's folder.

    Raises `ConfigError` for a file that cannot be read or is no TOML, for keys that are unknown,
    missing or of another type, and for numbers out of bounds.
    """
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path} is no TOML: {error}") from error
    values = _Values(path, "", given)
    values.refuse_others({one.name for one in fields(RefreshConfig)})
    folder = path.absolute().parent
    limits, gates = values.table("limits"), values.table("gates")
    config = RefreshConfig(
        inputs=tuple(folder / one for one in values.texts("inputs")),
        warehouse=folder / values.text("warehouse"),
        reports=folder / values.text("reports"),
        keep=values.whole("keep", RefreshConfig.keep, least=1),
        workers=values.whole("workers", 0, least=1) or None,
        limits=_limits(limits),
        gates=_gates(gates),
        site=folder / values.text("site") if "site" in given else None,
    )
    _refuse_own_output(path, config)
    return config


def _refuse_own_output(path: Path, config: RefreshConfig) -> None:
    """What a refresh writes would be new to every later one."""
    for key in ("warehouse", "reports", "site"):
        written: Path | None = getattr(config, key)
        for one in config.inputs:
            if written is not None and written.resolve().is_relative_to(one.resolve()):
                raise ConfigError(f"{path}: {key} is inside the input {one}; expected it elsewhere")


def _limits(values: "_Values") -> Limits:
    values.refuse_others({"seconds_a_page", "megabytes"})
    return Limits(
        seconds=values.whole("seconds_a_page", SECONDS_A_PAGE, least=1),
        megabytes=values.whole("megabytes", MEGABYTES, least=LEAST_MEGABYTES),
    )


def _gates(values: "_Values") -> Gates:
    values.refuse_others({one.name for one in fields(Gates)})
    return Gates(
        newly_failing_share=values.share("newly_failing_share", Gates.newly_failing_share),
        newly_failing_least=values.whole("newly_failing_least", Gates.newly_failing_least, least=1),
        fewer_projects_share=values.share("fewer_projects_share", Gates.fewer_projects_share),
    )


def _is_path(given: object) -> bool:
    return isinstance(given, str) and given != "" and "\0" not in given


class _Values:
    """The values of a table of the file, each taken as what it must be."""

    def __init__(self, path: Path, prefix: str, given: Mapping[str, Any]) -> None:
        self._path = path
        self._prefix = prefix
        self._given = given

    def refuse_others(self, known: set[str]) -> None:
        if others := sorted(self._given.keys() - known):
            names = ", ".join(f"{self._prefix}{name}" for name in others)
            expected = ", ".join(sorted(known))
            raise ConfigError(f"{self._path}: {names} is not known; expected {expected}")

    def table(self, key: str) -> "_Values":
        given = self._given.get(key, {})
        if not isinstance(given, dict):
            raise self._wrong(key, "a table", given)
        return _Values(self._path, f"{self._prefix}{key}.", given)

    def text(self, key: str) -> str:
        given = self._required(key)
        if not _is_path(given):
            raise self._wrong(key, "a path in quotes", given)
        return str(given)

    def texts(self, key: str) -> list[str]:
        given = self._required(key)
        if not isinstance(given, list) or not given or not all(map(_is_path, given)):
            raise self._wrong(key, "a list of paths in quotes", given)
        return given

    def whole(self, key: str, default: int, *, least: int) -> int:
        given = self._given.get(key, MISSING)
        if given is MISSING:
            return default
        if not isinstance(given, int) or isinstance(given, bool) or given < least:
            raise self._wrong(key, f"a whole number, at least {least}", given)
        return given

    def share(self, key: str, default: float) -> float:
        given = self._given.get(key, default)
        if not isinstance(given, int | float) or isinstance(given, bool) or not 0 <= given <= 1:
            raise self._wrong(key, "a share between 0 and 1", given)
        return float(given)

    def _required(self, key: str) -> Any:
        if key not in self._given:
            raise ConfigError(f"{self._path}: {self._prefix}{key} is missing")
        return self._given[key]

    def _wrong(self, key: str, expected: str, given: object) -> ConfigError:
        return ConfigError(f"{self._path}: {self._prefix}{key} is {given!r}; expected {expected}")
