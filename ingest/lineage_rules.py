"""Which rules compared the names of several years: told by the text of all that they consist of.

Names are compared once and what was found is stored. Whatever the rules rest on changes it: words
and phrases, the agencies' names, and the dictionary that cuts words. So none of them is forgotten,
a digest of them all stands with each row, and rows of another are made anew.
"""

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

_OF_INGEST = (
    "lineage",
    "name_drift",
    "name_evidence",
    "name_likelihood",
    "near_by_likelihood",
    "near_over_years",
    "same_work",
    "yearly_chains",
)
_OF_SCHEMA = ("agencies", "districts", "project_names", "work_marks")
_YEARLY = "yearly_"
_LIBRARIES = ("pythainlp", "rapidfuzz")
_DIGITS = 12


@cache
def rules_version() -> str:
    """What tells rows that these rules made from those of others."""
    digest = sha256(" ".join(map(version, _LIBRARIES)).encode())
    for path in _rules():
        digest.update(path.read_bytes())
    return digest.hexdigest()[:_DIGITS]


def _rules() -> list[Traversable]:
    schema, ingest = files("schema"), files("ingest")
    yearly = [path for path in schema.iterdir() if path.name.startswith(_YEARLY)]
    named = [schema / f"{name}.py" for name in _OF_SCHEMA] + [schema / "agencies.csv"]
    compared = [ingest / f"{name}.py" for name in _OF_INGEST]
    cut = [path for path in (schema / "thai").iterdir() if path.name.endswith(".py")]
    fitted = [*(schema / "thesaurus").iterdir(), *(ingest / "likelihood").iterdir()]
    return sorted((*yearly, *named, *compared, *cut, *fitted), key=lambda path: path.name)
