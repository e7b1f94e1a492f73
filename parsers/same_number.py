"""Whether two texts give one number."""

from schema.thai import NotANumber, read_number


def same_number(one: str, other: str) -> bool:
    """Whether both give the same number, as `40` and `40.00` do."""
    if one == other:
        return True
    try:
        return read_number(one) == read_number(other)
    except NotANumber:
        return False
