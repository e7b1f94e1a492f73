"""Project codes as users type them, and those that are near to one that is not there."""

from schema.thai.patterns import ARABIC_DIGITS
from warehouse.store import Warehouse

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−－", "-"))
_NEAR = 3
"""Letters by which a code that is proposed may differ."""
_KNOWN = """
    SELECT project_code FROM project_snapshot UNION
    SELECT project_code FROM progress_report UNION
    SELECT project_code FROM indicator UNION
    SELECT project_code FROM project_link
"""


class NoSuchProject(Exception):
    """A code that no document of the warehouse tells of; `near` are codes like it."""

    def __init__(self, code: str, near: list[str]) -> None:
        """Keep the parts; the message proposes what is near."""
        proposed = f"; did you mean {' or '.join(near)}?" if near else ""
        super().__init__(f"no document tells of project {code}{proposed}")
        self.code = code
        self.near = near


def typed_code(text: str) -> str:
    """The code in ASCII digits, without white space, its dash a plain one."""
    return "".join(text.split()).translate(ARABIC_DIGITS).translate(_DASHES)


def near_codes(warehouse: Warehouse, code: str) -> list[str]:
    """Up to three codes of the warehouse that differ little from `code`, the nearest first."""
    sql = f"""
        SELECT project_code FROM ({_KNOWN}) AS known(project_code)
        WHERE damerau_levenshtein(project_code, ?) <= {_NEAR}
        ORDER BY damerau_levenshtein(project_code, ?), project_code LIMIT 3
    """
    return [row[0] for row in warehouse.query(sql, code, code).rows]
