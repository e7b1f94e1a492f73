"""The lists of phrases and short forms of the folder `thesaurus`, one group a line."""

from collections.abc import Iterator
from importlib.resources import files

__all__ = ["lines_of"]


def lines_of(name: str) -> Iterator[str]:
    """The lines of one list that are no comments."""
    text = (files("schema") / "thesaurus" / f"{name}.txt").read_text(encoding="utf-8")
    yield from (line for line in text.splitlines() if line and not line.startswith("#"))
